import type { GitCache } from '@waymark/gitops';
import type { RollOut } from '@waymark/plugin-changes-common';
import type { ChangeSetStore } from '../database/ChangeSetStore';
import { attribute } from '../history/attribute';

/** What a roll-out began with, as people know it. */
export type Cause = Pick<RollOut, 'reason' | 'changeSet'>;

/** By commit on main: the change set that made it, with its reason, or what the commit says of itself. */
export async function causesOf(
  commits: readonly string[],
  {
    changeSets,
    git,
  }: {
    changeSets: Pick<ChangeSetStore, 'ofCommits'>;
    git: Pick<GitCache, 'readMessages'>;
  },
): Promise<ReadonlyMap<string, Cause>> {
  const messages = await git.readMessages(commits);
  const said = [...messages.values()].map(message => ({
    commit: message.commit,
    ...attribute(message),
  }));
  const rows = await changeSets.ofCommits(
    commits,
    said.flatMap(({ changeSet }) => changeSet ?? []),
  );
  return new Map(
    said.map(({ changeSet, commit, reason }) => {
      const row = rows.find(each =>
        each.commit ? each.commit === commit : each.id === changeSet,
      );
      return [
        commit,
        row ? { reason: row.reason, changeSet: row.id } : { reason },
      ];
    }),
  );
}
