import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ChangeSetPage,
  changeSetStateSchema,
} from '@waymark/plugin-changes-common';
import { Load, useLoad } from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { changesApiRef } from '../api';
import { useReader } from '../useReader';

/** What narrows the list; each is in the URL. */
export type FilterName = 'state' | 'team' | 'whose' | 'grants';

const EVERY_MS = 15_000;
const PAGE = 25;
const MOST = 100;

export type ChangeSets = {
  loaded: Load<ChangeSetPage>;
  filters: Partial<Record<FilterName, string>>;
  setFilter(name: FilterName, value: string | undefined): void;
  clear(): void;
  /** Absent when everything is shown, or no more can be. */
  showMore?: () => void;
};

/** The change sets that the filters in the URL ask for, newest first. */
export function useChangeSets(): ChangeSets {
  const api = useApi(changesApiRef);
  const reader = useReader();
  const [limit, setLimit] = useState(PAGE);
  const [params, setParams] = useSearchParams();
  const state = changeSetStateSchema.safeParse(params.get('state')).data;
  const team = params.get('team') ?? undefined;
  const whose = params.get('whose') === 'mine' ? 'mine' : undefined;
  // What only records an approval says nothing that the change set it approves does not say.
  const grants = params.get('grants') === 'shown' ? 'shown' : 'hidden';
  const author = whose && (reader?.ref ?? '');
  const loaded = useLoad(
    () => api.listChangeSets({ state, team, author, grants, limit }),
    [api, state, team, author, grants, limit],
    { refreshMs: EVERY_MS },
  );
  const hasMore =
    loaded.state === 'ready' && loaded.value.nextCursor && limit < MOST;
  return {
    loaded,
    filters: {
      ...(state && { state }),
      ...(team && { team }),
      ...(whose && { whose }),
      ...(grants === 'shown' && { grants }),
    },
    setFilter: (name, value) =>
      setParams(
        current => {
          if (value === undefined) current.delete(name);
          else current.set(name, value);
          return current;
        },
        { replace: true },
      ),
    clear: () => setParams({}, { replace: true }),
    ...(hasMore && { showMore: () => setLimit(limit + PAGE) }),
  };
}
