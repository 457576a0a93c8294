import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Dependent, DependentPage } from '@waymark/plugin-changes-common';
import { useLoad, type Load } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import type { Entry } from '../configuration/configuration';

/** Documents of teams that depend on one of the configuration, as far as the reader may see them. */
export interface Dependents {
  /** Of all of them. */
  totals: DependentPage['totals'];
  /** The first ones of each type. */
  namespaces: DependentPage;
  workloads: DependentPage;
}

const PAGE = 100;

/** Namespaces and workloads that depend on a document: how many, and the first of them. */
export function useDependents({ kind, name }: Entry): Load<Dependents> {
  const api = useApi(changesApiRef);
  return useLoad(async () => {
    const first = (type: Dependent['type']) =>
      api.listDependents({ kind, name, type, limit: PAGE });
    const [namespaces, workloads] = await Promise.all([
      first('namespace'),
      first('workload'),
    ]);
    return { totals: workloads.totals, namespaces, workloads };
  }, [api, kind, name]);
}

/** What follows the first page of a type, page after page. */
export function useNextPages(
  { kind, name }: Pick<Entry, 'kind' | 'name'>,
  type: Dependent['type'],
  first: DependentPage,
): {
  items: Dependent[];
  isPending: boolean;
  error?: Error;
  /** Absent when everything is listed. */
  showMore?: () => Promise<void>;
} {
  const api = useApi(changesApiRef);
  const [later, setLater] = useState<DependentPage[]>([]);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const cursor = (later.at(-1) ?? first).nextCursor;
  const showMore = async () => {
    setPending(true);
    setError(undefined);
    try {
      const query = { kind, name, type, limit: PAGE, cursor };
      const next = await api.listDependents(query);
      setLater(pages => [...pages, next]);
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    }
    setPending(false);
  };
  return {
    items: [first, ...later].flatMap(({ items }) => items),
    isPending,
    ...(error && { error }),
    ...(cursor && { showMore }),
  };
}
