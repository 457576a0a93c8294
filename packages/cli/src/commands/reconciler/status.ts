import type {
  Delivery,
  ReconcilerStatus,
} from '@waymark/plugin-changes-common';
import { describeIsoDuration, describeMoment } from '../../output/duration';
import { table } from '../../output/table';
import type { PortalClients } from '../../portal/openPortal';

/** What `reconciler status --json` prints; a stable shape. */
export interface StatusReport {
  status: ReconcilerStatus;
  delivery: Delivery;
}

/** Asks for both at once. */
export async function readStatus({
  changes,
}: PortalClients): Promise<StatusReport> {
  const [status, delivery] = await Promise.all([
    changes.getReconcilerStatus(),
    changes.getDelivery(),
  ]);
  return { status, delivery };
}

/** Whether nothing stands in the way: what is not known, because a connected cluster does not answer, may well do. */
export function isUnhindered({ delivery, status }: StatusReport): boolean {
  return (
    status.upToDate &&
    status.held.length === 0 &&
    delivery.steps.every(({ state }) => state !== 'failed') &&
    delivery.clusters.every(({ state }) => state === 'read')
  );
}

/** The same for people: the way of the newest change, then the figures, then what stands in the way. */
export function describeStatus({ status, delivery }: StatusReport): string {
  const { held, latency, queue } = status;
  const way = table(
    ['Stage', 'State', 'Lag', 'At', 'Source'],
    delivery.steps.map(step => [
      step.stage,
      step.state,
      step.lag ? describeIsoDuration(step.lag) : '–',
      step.at ? describeMoment(step.at) : '–',
      step.source,
    ]),
  );
  // Beside the table: words of others may be long.
  const reasons = delivery.steps.flatMap(({ reason, stage, state }) =>
    reason ? `${stage} ${state}: ${reason}` : [],
  );
  const figures = [
    `queue     ${amount(queue.commits, 'commit')}, ${amount(
      queue.changeSets,
      'change set',
    )}`,
    latency
      ? `latency   p50 ${describeIsoDuration(
          latency.p50,
        )}, p95 ${describeIsoDuration(latency.p95)} of ${amount(
          latency.sample,
          'run',
        )} in ${describeIsoDuration(latency.window)}`
      : 'latency   unknown: nothing was rendered in 24 h',
    ...delivery.clusters.map(({ applications, name, reason }) =>
      applications
        ? `${name}     ${applications.healthy} of ${applications.total} applications healthy, ${applications.byHand} waiting for a person, ${applications.drifted} drifted`
        : `${name}     unknown: ${reason ?? 'no answer'}`,
    ),
    `held      ${amount(held.length, 'document')}`,
    ...held.flatMap(describeHeld),
  ];
  return [
    way,
    ...reasons,
    '',
    ...figures,
    `as of ${describeMoment(status.asOf)}`,
    '',
  ].join('\n');
}

/** A held document, with what is wrong with it and how to mend that. */
function describeHeld({
  because,
  findings,
  path,
}: ReconcilerStatus['held'][number]): string[] {
  return [
    `  ${path}`,
    ...(because ? [`    depends on ${because}`] : []),
    ...findings.map(({ fix, message, path: field }) =>
      [`   `, field && `${field}:`, message, fix].filter(Boolean).join(' '),
    ),
  ];
}

function amount(count: number, of: string): string {
  return `${count} ${of}${count === 1 ? '' : 's'}`;
}
