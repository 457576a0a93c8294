import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { useLoad } from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { tenantsApiRef } from '../api';
import { FILTERS, FilterName, Filters, matches, toRows } from './rows';

const PAGE = 50;

/** Namespaces, what ends first, narrowed by what the URL asks for: `name`, `team`, `environment`, `state`, `limit`. */
export function useNamespaces() {
  const tenantsApi = useApi(tenantsApiRef);
  const [params, setParams] = useSearchParams();

  const loaded = useLoad(
    async signal => {
      const [lifetimes, namespaces] = await Promise.all([
        tenantsApi.listNamespaceLifetimes({}, { signal }),
        tenantsApi.listNamespaces({}, { signal }),
      ]);
      return { ...lifetimes, rows: toRows(lifetimes, namespaces) };
    },
    [tenantsApi],
    { refreshMs: 30_000 },
  );

  const filters: Filters = Object.fromEntries(
    FILTERS.flatMap(name => {
      const value = params.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const key = JSON.stringify(filters);
  const all = loaded.state === 'ready' ? loaded.value.rows : undefined;
  const found = useMemo(
    () => all?.filter(row => matches(row, JSON.parse(key))) ?? [],
    [all, key],
  );
  const limit = Math.max(Number(params.get('limit')) || PAGE, 1);

  const set = (name: FilterName | 'limit', value: string | undefined) =>
    setParams(
      current => {
        if (value) current.set(name, value);
        else current.delete(name);
        return current;
      },
      { replace: true },
    );

  return {
    loaded,
    all: all ?? [],
    found,
    shown: found.slice(0, limit),
    filters,
    isFiltered: key !== '{}',
    setFilter: (name: FilterName, value: string | undefined) =>
      set(name, value),
    clear: () => setParams({}, { replace: true }),
    showMore:
      found.length > limit
        ? () => set('limit', String(limit + PAGE))
        : undefined,
  };
}
