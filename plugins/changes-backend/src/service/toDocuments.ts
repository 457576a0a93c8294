import { teamOf, type RenderedDocument, type Rendering } from '@waymark/gitops';
import type {
  IntentDocument,
  LastGoodDocument,
} from '@waymark/plugin-changes-common';
import { decodeCursor, documentCursor, encodeCursor } from '../database/cursor';
import type { ListDocuments } from './types';

/** What held documents were when they were valid last, by path. */
export type LastGoodDocuments = ReadonlyMap<string, LastGoodDocument>;

/** A page of the documents that a query asks for and its caller may see, by path. */
export function toDocuments(
  rendering: Rendering,
  lastGood: LastGoodDocuments,
  query: ListDocuments,
): { items: IntentDocument[]; nextCursor?: string } {
  const after = query.cursor
    ? decodeCursor(documentCursor, query.cursor).path
    : undefined;
  const wanted = [...rendering.documents.values()].filter(
    document =>
      (after === undefined || document.path > after) &&
      isWanted(document, query),
  );
  const page = wanted.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(document => toIntent(document, rendering, lastGood)),
    ...(last &&
      wanted.length > page.length && {
        nextCursor: encodeCursor({ path: last.path }),
      }),
  };
}

function isWanted(document: RenderedDocument, query: ListDocuments): boolean {
  const { scope, path, team, environment, kind, name } = query;
  const { location } = document;
  const owner = location && teamOf(location);
  const readable =
    !scope || scope.all || (owner !== undefined && scope.teams.includes(owner));
  const stage =
    location && 'environment' in location ? location.environment : undefined;
  return (
    readable &&
    (!path ||
      document.path === path ||
      (path.endsWith('/') && document.path.startsWith(path))) &&
    (!team || owner === team) &&
    (!environment || stage === environment) &&
    (!kind || document.kind === kind) &&
    (!name || document.name === name)
  );
}

/** One document as it is shown. */
export function toIntent(
  document: RenderedDocument,
  { held }: Rendering,
  lastGood: LastGoodDocuments = new Map(),
): IntentDocument {
  const { path, content, kind, name, location, findings } = document;
  const good = lastGood.get(path);
  const place = location && 'team' in location ? location : undefined;
  return {
    path,
    content,
    ...(place && { team: place.team, environment: place.environment }),
    ...(kind && { kind }),
    ...(name && { name }),
    ...(document.document && { document: { ...document.document } }),
    held: held.has(path),
    ...(good && { lastGood: good }),
    findings,
  };
}
