import type { Drift } from '@waymark/plugin-changes-common';
import { CLUSTER_NAME } from '../../cluster/clusterName';
import { describeMoment } from '../../output/duration';

type Application = Drift['applications'][number];

const words: Record<Application['state'], string> = {
  'in-sync': 'in-sync',
  drifted: 'drifted',
  'to-sync': 'waits for a person; a sync does what follows',
  'to-remove': 'waits for a person',
  unknown: 'unknown',
};

/** Drift for people: each field with what was synced, what is there, and who wrote it. */
export function describeDrift({ applications, asOf, unknown }: Drift): string {
  const lines = applications.flatMap(application => [
    `${application.name} on ${application.cluster}: ${
      words[application.state]
    }${application.reason ? `, ${application.reason}` : ''} (${
      application.compared
    } ${application.compared === 1 ? 'object' : 'objects'} compared)`,
    ...(application.state === 'to-remove'
      ? [
          `  ${kubectlOf(application)} --namespace argocd delete application ${
            application.name
          } --wait=false`,
          '  see docs/runbooks/remove-from-production.md',
        ]
      : []),
    ...application.objects.flatMap(({ differences, kind, name, ...object }) => [
      `  ${kind} ${name}: ${object.reason ?? wordOf(application, object)}`,
      ...differences.flatMap(({ by, live, path, wanted }) => [
        `    ${path}`,
        `      - ${JSON.stringify(wanted)}`,
        `      + ${live === undefined ? 'nothing' : JSON.stringify(live)}`,
        by
          ? `      by ${by.manager} (${by.operation}) ${
              by.time ? describeMoment(by.time) : ''
            }`.trimEnd()
          : '      nobody owns the field any more',
      ]),
    ]),
  ]);
  const end = unknown ? [`Not known: ${unknown}`] : [];
  const none = lines.length + end.length === 0 ? ['Nothing has drifted.'] : [];
  return `${[...lines, ...end, ...none].join('\n')}\nas of ${describeMoment(
    asOf,
  )}\n`;
}

/** At a cluster of one's own it is one's own. */
function kubectlOf({ cluster }: Application): string {
  return cluster === CLUSTER_NAME ? './waymark cluster kubectl --' : 'kubectl';
}

function wordOf(
  { state }: Application,
  object: Pick<Application['objects'][number], 'state'>,
): string {
  if (object.state === 'to-prune')
    return 'was in the last sync, is removed by a sync that prunes';
  return state === 'to-sync' && object.state === 'missing'
    ? 'is made'
    : object.state;
}
