import { useApi } from '@backstage/frontend-plugin-api';
import { ChangeSet, RollOut } from '@waymark/plugin-changes-common';
import { useLoad } from '@waymark/portal-ui';
import { changesApiRef } from '../api';

const EVERY_MS = 5000;

/** How far a change set is rendered, when that takes more than one batch; nothing of what is not on main. */
export function useRollOut(changeSet: ChangeSet | undefined) {
  const api = useApi(changesApiRef);
  const commit = changeSet?.commit;
  const rendered = changeSet?.rendered?.commit;
  return useLoad(
    async (): Promise<RollOut | undefined> => {
      if (!changeSet || !commit) return undefined;
      const { items } = await api.listRollOuts({ changeSet: changeSet.id });
      return items.at(0);
    },
    // Asked again once it is rendered: then it is known what it was rendered in.
    [api, changeSet?.id, commit, rendered],
    {
      refreshMs: EVERY_MS,
      until: found =>
        !commit ||
        (rendered !== undefined && (!found || found.state === 'done')),
    },
  );
}
