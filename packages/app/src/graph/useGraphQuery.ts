import { useCallback } from 'react';
import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { useSearchParams } from 'react-router-dom';

/** The parameters that links of Backstage's relations card carry, so that they lead here unchanged. */
const ROOTS = 'rootEntityRefs[]';
const KINDS = 'selectedKinds[]';
const DEPTH = 'maxDepth';

/** Direct relations can be read at a glance; all of them are the whole organization. */
const DEFAULT_DEPTH = 1;

/** What the graph shows, as the address says it. */
export function useGraphQuery() {
  const [params, setParams] = useSearchParams();
  const roots = params.getAll(ROOTS).flatMap(asEntityRef);
  const depth = Number(params.get(DEPTH) ?? DEFAULT_DEPTH);

  const change = useCallback(
    (name: string, values: readonly string[], replace: boolean) =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          next.delete(name);
          values.forEach(value => next.append(name, value));
          return next;
        },
        { replace },
      ),
    [setParams],
  );

  return {
    roots,
    /** Steps from the root; infinite where the address asks for everything. */
    depth: depth > 0 ? depth : Infinity,
    /** Kinds to show; none means all. */
    kinds: params.getAll(KINDS),
    setRoot: (ref: string) => change(ROOTS, [ref], false),
    setDepth: (steps: string) => change(DEPTH, [steps], true),
    setKinds: (kinds: string[]) => change(KINDS, kinds, true),
  };
}

function asEntityRef(text: string): CompoundEntityRef[] {
  try {
    return [parseEntityRef(text)];
  } catch {
    // What is no reference names nothing to show, and the page says that nothing is chosen.
    return [];
  }
}
