import { useApi } from '@backstage/frontend-plugin-api';
import { Comparison } from '@waymark/plugin-changes-common';
import { Load, useLoad } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { grantsOf } from './grantsOf';
import { BEGINNING, momentOf, NOW } from './moments';
import { Travel } from './useTravel';

/** A comparison, and the moment that it begins with. */
export type Differences = { before: string; comparison: Comparison };

const EVERY_MS = 30_000;

/** What differs between the two moments of the address; without them, what the newest commit changed. */
export function useDifferences(
  { from, scope, to }: Pick<Travel, 'from' | 'scope' | 'to'>,
  limit: number,
): Load<Differences> {
  const api = useApi(changesApiRef);
  const beforeNewest = async () => {
    const { items } = await api.listHistoryCommits({
      ...scope,
      grants: grantsOf(scope),
      limit: 2,
    });
    const [, second] = items;
    return second ? momentOf(second) : BEGINNING;
  };
  const load = async (): Promise<Differences> => {
    const before = from ?? (await beforeNewest());
    const comparison = await api.compareHistory({
      before,
      after: to ?? NOW,
      ...scope,
      limit,
    });
    return { before, comparison };
  };
  return useLoad(
    load,
    [api, from, to, scope.path, scope.kind, limit],
    to ? undefined : { refreshMs: EVERY_MS },
  );
}
