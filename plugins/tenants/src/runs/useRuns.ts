import { useApi } from '@backstage/frontend-plugin-api';
import { RunQuery, runStateSchema } from '@waymark/plugin-tenants-common';
import { useLoad } from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { tenantsApiRef } from '../api';

const PAGE = 25;
/** The most the service gives in one answer. */
const MOST = 100;

/** Runs as the URL asks for them: `state`, `team`, `service`, `mine`, `limit`. */
export function useRuns() {
  const tenantsApi = useApi(tenantsApiRef);
  const [params, setParams] = useSearchParams();
  const state = runStateSchema.safeParse(params.get('state'));
  const limit = Number(params.get('limit')) || PAGE;
  const query: RunQuery = {
    state: state.success ? state.data : undefined,
    team: params.get('team') || undefined,
    service: params.get('service') || undefined,
    mine: params.get('mine') === 'true' || undefined,
    limit: Math.min(Math.max(limit, 1), MOST),
  };

  const runs = useLoad(
    signal => tenantsApi.listRuns(query, { signal }),
    [tenantsApi, params.toString()],
    { refreshMs: 10_000 },
  );

  const setFilter = (name: string, value: string | undefined) =>
    setParams(
      current => {
        if (value) current.set(name, value);
        else current.delete(name);
        return current;
      },
      { replace: true },
    );

  const isFiltered = Boolean(
    query.state || query.team || query.service || query.mine,
  );

  return {
    runs,
    query,
    isFiltered,
    setFilter,
    clear: () => setParams({}, { replace: true }),
    showMore:
      limit < MOST
        ? () => setFilter('limit', String(Math.min(limit + PAGE, MOST)))
        : undefined,
  };
}
