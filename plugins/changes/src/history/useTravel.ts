import { useSearchParams } from 'react-router-dom';

/** What to look at. */
export const VIEWS = ['state', 'differences', 'audit'] as const;

/** @see VIEWS */
export type View = (typeof VIEWS)[number];

/** What the address holds, beside the view. */
const NAMES = [
  'at',
  'from',
  'to',
  'path',
  'kind',
  'actor',
  'door',
  'grants',
  'since',
  'until',
  'cursor',
] as const;

type Name = (typeof NAMES)[number] | 'view';

/** What to change of the address; undefined takes it away. */
export type Turn = Partial<Record<Name, string | undefined>>;

/** Which documents are looked at. */
export type DocumentScope = { path?: string; kind?: string };

export type Travel = Partial<Record<(typeof NAMES)[number], string>> & {
  view: View;
  scope: DocumentScope;
  /** Goes there; the place before stays in the browser's history, unless it is only another step of the same slider. */
  go(turn: Turn, options?: { replace: boolean }): void;
};

/** Where on the time line the reader is. All of it is in the address, so that a link shows the same thing. */
export function useTravel(): Travel {
  const [params, setParams] = useSearchParams();
  const entries = NAMES.map(name => [name, params.get(name) ?? undefined]);
  const found: Partial<Record<(typeof NAMES)[number], string>> =
    Object.fromEntries(entries);
  const { kind, path } = found;
  return {
    ...found,
    view: viewOf(params),
    scope: { ...(path && { path }), ...(kind && { kind }) },
    go: (turn, options) =>
      setParams(current => {
        const next = new URLSearchParams(current);
        for (const [name, value] of Object.entries(turn)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        if (!('cursor' in turn)) next.delete('cursor');
        return next;
      }, options),
  };
}

function viewOf(params: URLSearchParams): View {
  const named = VIEWS.find(view => view === params.get('view'));
  if (named) return named;
  return params.has('from') || params.has('to') ? 'differences' : 'state';
}
