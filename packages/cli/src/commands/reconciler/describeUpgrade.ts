import type { UpgradeStatus } from '@waymark/plugin-changes-common';
import { table } from '../../output/table';

/** What an upgrade changes over the fleet, for people. */
export function describeUpgrade({ compiler, upgrade }: UpgradeStatus): string {
  if (!upgrade) {
    return `Compiler ${compiler} renders what is rendered; no upgrade waits.\n`;
  }
  const { diff, from, id, state } = upgrade;
  const groups = table(
    ['Change', 'Kind', 'Field', 'Objects', 'Workloads', 'Restarts'],
    diff.groups.map(group => [
      group.change,
      group.kind,
      group.field ?? '',
      String(group.objects),
      String(group.workloads),
      String(group.restarts),
    ]),
  );
  return [
    `Compiler ${from.compiler ?? 'unknown'} → ${compiler}, ${state}: ${id}`,
    `${diff.changed} objects change, ${diff.added} come, ${diff.removed} go, in ${diff.workloads} workloads and namespaces; the pods of ${diff.restarts} are replaced.`,
    '',
    groups,
    '',
    ...(state === 'held'
      ? [`Release it: ./waymark reconciler release ${id} --reason …`, '']
      : []),
  ].join('\n');
}
