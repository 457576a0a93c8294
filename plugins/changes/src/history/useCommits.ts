import { useEffect, useMemo, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { HistoryCommit, Position } from '@waymark/plugin-changes-common';
import { useLoad } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { grantsOf } from './grantsOf';
import { indexAt } from './moments';
import { DocumentScope } from './useTravel';

/** Commits that a slider holds; older ones are another page of it. */
const PAGE = 200;
const EVERY_MS = 30_000;

export type CommitLine =
  | { state: 'loading' }
  | { state: 'failed'; error: Error; retry(): void }
  | {
      state: 'ready';
      /** Oldest first. */
      commits: HistoryCommit[];
      /** What counts at the moment; -1 before them all. */
      index: number;
      isNewest: boolean;
      /** Absent when there are no older ones. */
      showOlder?: () => void;
      /** Absent when these are the newest. */
      showNewest?: () => void;
    };

/** Commits that touched the documents that are looked at: the newest, or those up to a moment before them. */
export function useCommits(
  { path, kind }: DocumentScope,
  moment: string | undefined,
  place: Position | undefined,
): CommitLine {
  const api = useApi(changesApiRef);
  const [until, setUntil] = useState<string>();
  const loaded = useLoad(
    () =>
      api.listHistoryCommits({
        ...{ path, kind, until },
        grants: grantsOf({ path, kind }),
        limit: PAGE,
      }),
    [api, path, kind, until],
    { refreshMs: EVERY_MS },
  );
  const page = loaded.state === 'ready' ? loaded.value : undefined;
  const commits = useMemo(() => [...(page?.items ?? [])].reverse(), [page]);
  const index = indexAt(commits, moment, place);
  const isBefore = index < 0 && page?.nextCursor !== undefined;

  useEffect(() => {
    if (isBefore && moment) setUntil(moment);
  }, [isBefore, moment]);

  if (loaded.state !== 'ready') return loaded;
  const [oldest] = commits;
  return {
    state: 'ready',
    commits,
    index,
    isNewest: until === undefined,
    ...(page?.nextCursor &&
      oldest && { showOlder: () => setUntil(oldest.commit) }),
    ...(until && { showNewest: () => setUntil(undefined) }),
  };
}
