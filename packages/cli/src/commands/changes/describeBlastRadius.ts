import type { CapacityChange } from '@waymark/plugin-changes-common';
import { table } from '../../output/table';
import type { FleetReport } from './followBlastRadius';

/** Workloads that are named before the rest is only counted. */
const NAMED = 20;

const WORDS = { atMinReplicas: 'the fewest', atMaxReplicas: 'the most' };

/** What a change does to the fleet, for people: restarts and capacity first. */
export function describeBlastRadius({
  against,
  radius,
  touched,
  valid,
}: FleetReport): string {
  const { capacity, diff, environments, held, stopped } = radius;
  const restarting = touched.filter(({ restarts }) => restarts);
  const lines = [
    `${diff.workloads} workloads and namespaces are rendered otherwise, the pods of ${diff.restarts} are replaced.`,
    `${diff.changed} objects change, ${diff.added} come, ${diff.removed} go.`,
    ...environments.map(
      ({ name, restarts, workloads }) =>
        `  ${name}: ${workloads} touched, ${restarts} restart`,
    ),
    ...(valid ? [] : ['The resulting tree would not be accepted.']),
    ...held.map(path => `  held: ${path}`),
    ...(stopped ? [stoppedLine(stopped)] : []),
    ...section(
      ['Change', 'Kind', 'Field', 'Objects', 'Workloads', 'Restarts'],
      diff.groups.map(group => [
        group.change,
        group.kind,
        group.field ?? '',
        String(group.objects),
        String(group.workloads),
        String(group.restarts),
      ]),
    ),
    ...section(
      ['Namespace', 'CPU at most', 'Memory at most', 'Quota', ''],
      capacity.namespaces.map(capacityRow),
    ),
    ...section(
      ['Restarts', 'Where', 'Objects'],
      restarting
        .slice(0, NAMED)
        .map(({ environment, objects, service = 'namespace', team }) => [
          service,
          `${team}-${environment}`,
          String(objects),
        ]),
    ),
    ...(restarting.length > NAMED
      ? [`and ${restarting.length - NAMED} more; --json names all`]
      : []),
    `compared with ${against.slice(0, 12)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function stoppedLine({
  documents,
  rendered,
}: NonNullable<FleetReport['radius']['stopped']>): string {
  const held = `A large change that was stopped holds ${documents} of these documents`;
  return rendered
    ? `${held}: they are rendered with what it makes of them, and compared with what runs.`
    : `${held}, more than a batch: they stay as they run until it goes on.`;
}

function section(head: string[], rows: string[][]): string[] {
  return rows.length > 0 ? ['', table(head, rows), ''] : [];
}

function capacityRow({ after, before, over, ...place }: CapacityChange) {
  const cpu = (use: typeof after) =>
    use ? String(use.atMaxReplicas.cpuCores) : 'none';
  const memory = (use: typeof after) =>
    use ? gib(use.atMaxReplicas.memoryBytes) : 'none';
  const quota = after ?? before;
  return [
    `${place.team}-${place.environment}`,
    `${cpu(before)} → ${cpu(after)}`,
    `${memory(before)} → ${memory(after)}`,
    quota ? `${quota.limit.cpuCores}, ${gib(quota.limit.memoryBytes)}` : 'none',
    over ? `over with ${WORDS[over]} replicas` : '',
  ];
}

function gib(bytes: number): string {
  return `${Math.round((bytes / 2 ** 30) * 100) / 100} GiB`;
}
