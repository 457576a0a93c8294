import type {
  Delivery,
  ReconcilerStatus,
} from '@waymark/plugin-changes-common';
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

/** The same for people: the way of the newest change, then the figures, then what stands in the way. */
export function describeStatus({ status, delivery }: StatusReport): string {
  const { held, latency, queue } = status;
  const way = table(
    ['Stage', 'State', 'Lag', 'At', 'Source'],
    delivery.steps.map(step => [
      step.stage,
      step.reason ? `${step.state}: ${step.reason}` : step.state,
      step.lag ?? '–',
      step.at ?? '–',
      step.source,
    ]),
  );
  const figures = [
    `queue     ${queue.commits} commits, ${queue.changeSets} change sets`,
    latency
      ? `latency   p50 ${latency.p50}, p95 ${latency.p95} of ${latency.sample} runs in ${latency.window}`
      : 'latency   unknown: nothing was rendered in 24 h',
    ...delivery.clusters.map(({ applications, name, reason }) =>
      applications
        ? `${name}     ${applications.healthy} of ${applications.total} applications healthy, ${applications.byHand} wait for a person, ${applications.drifted} drifted`
        : `${name}     unknown: ${reason ?? 'no answer'}`,
    ),
    `held      ${held.length} documents`,
    ...held.map(({ path }) => `  ${path}`),
  ];
  return `${way}\n\n${figures.join('\n')}\nas of ${status.asOf}\n`;
}
