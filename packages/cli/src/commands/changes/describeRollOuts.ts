import type { RollOut, RollOutPage } from '@waymark/plugin-changes-common';
import { describeMoment } from '../../output/duration';
import { table } from '../../output/table';
import type { NameOf } from '../../portal/names';

/** Roll-outs for people: how far each is, environment by environment, and when its batches were rendered. */
export function describeRollOuts(
  { items }: RollOutPage,
  nameOf: NameOf,
): string {
  if (items.length === 0) {
    return 'Nothing is rendered batch by batch: every change fitted into one.\n';
  }
  return items.map(item => describe(item, nameOf)).join('\n');
}

function describe(rollOut: RollOut, nameOf: NameOf): string {
  const { batches, decision, documents, environments, id, nextAt, state } =
    rollOut;
  const lines = [
    rollOut.reason,
    `  roll-out ${id}${
      rollOut.changeSet ? ` of change set ${rollOut.changeSet}` : ''
    }`,
    `  ${state}, batch ${batches.done} of ${batches.of}, ${documents.done} of ${documents.of} workloads and namespaces`,
    ...environments.map(({ done, name, of }) => `  ${name}: ${done} of ${of}`),
    ...(nextAt
      ? [`  next batch at ${describeMoment(nextAt)} at the soonest`]
      : []),
    ...(decision
      ? [
          `  ${decision.verb === 'stop' ? 'stopped' : 'resumed'} by ${nameOf(
            decision.by,
          )} at ${describeMoment(decision.at)}: ${decision.reason}`,
        ]
      : []),
  ];
  const steps = table(
    ['Batch', 'At', 'Commit', 'Workloads and namespaces'],
    rollOut.steps.map(step => [
      String(step.batch),
      describeMoment(step.at),
      step.commit.slice(0, 12),
      step.environments
        .map(each => `${each.documents} ${each.name}`)
        .join(', '),
    ]),
  );
  return `${lines.join('\n')}\n${steps}\n`;
}
