import type { ChangeSetPage } from '@waymark/plugin-changes-common';
import { describeWhen } from '../../output/duration';
import { table } from '../../output/table';
import type { NameOf } from '../../portal/names';

/** Change sets for people, one a line. */
export function describeChangeSets(
  { items, nextCursor }: ChangeSetPage,
  nameOf: NameOf,
): string {
  if (items.length === 0) return 'No change set.\n';
  const rows = items.map(item => [
    item.id,
    item.state,
    item.teams.join(', ') || 'platform',
    nameOf(item.author),
    describeWhen(item.createdAt),
    item.reason || '(no reason yet)',
  ]);
  const head = ['Change set', 'State', 'Teams', 'Author', 'At', 'Reason'];
  const more = nextCursor
    ? 'There are more: raise --limit, or narrow it.\n'
    : '';
  return `${table(head, rows)}\n${more}`;
}
