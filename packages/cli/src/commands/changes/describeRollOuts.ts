import type { RollOut, RollOutPage } from '@waymark/plugin-changes-common';
import { table } from '../../output/table';

/** Roll-outs for people: how far each is, environment by environment, and when its batches were rendered. */
export function describeRollOuts({ items }: RollOutPage): string {
  if (items.length === 0) {
    return 'Nothing is rendered batch by batch: every change fitted into one.\n';
  }
  return items.map(describe).join('\n');
}

function describe(rollOut: RollOut): string {
  const { batches, decision, documents, environments, id, nextAt, state } =
    rollOut;
  const lines = [
    `Roll-out ${id}: ${state}, batch ${batches.done} of ${batches.of}, ${documents.done} of ${documents.of} workloads and namespaces`,
    ...environments.map(({ done, name, of }) => `  ${name}: ${done} of ${of}`),
    ...(nextAt ? [`  next batch at ${nextAt} at the soonest`] : []),
    ...(decision
      ? [
          `  ${decision.verb === 'stop' ? 'stopped' : 'resumed'} by ${
            decision.by
          } at ${decision.at}: ${decision.reason}`,
        ]
      : []),
  ];
  const steps = table(
    ['Batch', 'At (UTC)', 'Commit', 'Workloads and namespaces'],
    rollOut.steps.map(step => [
      String(step.batch),
      step.at.slice(0, 19).replace('T', ' '),
      step.commit.slice(0, 12),
      step.environments
        .map(each => `${each.documents} ${each.name}`)
        .join(', '),
    ]),
  );
  return `${lines.join('\n')}\n${steps}\n`;
}
