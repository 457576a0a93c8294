import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dump } from 'js-yaml';
import { customResourceStages } from './customResourceStages';
import { podStages } from './podStages';

/** Stages of kwok itself that fit as they are. */
const ownStages = [
  'node/fast/node-initialize.yaml',
  'node/heartbeat/node-heartbeat.yaml',
  'pod/fast/pod-complete.yaml',
  'pod/fast/pod-delete.yaml',
];

/**
 * The configuration of kwok.
 *
 * @param stagesFolder - kwok's own stages
 * @param podLog - file that `kubectl logs` shows for every container
 */
export async function kwokConfig(
  stagesFolder: string,
  podLog: string,
): Promise<string> {
  const own = await Promise.all(
    ownStages.map(name => readFile(path.join(stagesFolder, name), 'utf8')),
  );
  const objects = [
    ...podStages(),
    ...customResourceStages(),
    {
      apiVersion: 'kwok.x-k8s.io/v1alpha1',
      kind: 'ClusterLogs',
      metadata: { name: 'every-container' },
      spec: { logs: [{ logsFile: podLog }] },
    },
  ];
  return [...own, ...objects.map(object => dump(object, { lineWidth: -1 }))]
    .map(text => `---\n${text.trim()}\n`)
    .join('');
}

/** A log in the format of the container runtime interface; others are refused. */
export function simulatedLog(): string {
  const lines = [
    'This pod is simulated: it is scheduled and counted, but no container runs.',
    'Its status comes from ./waymark cluster; the docs page "The local cluster" says what that means.',
  ];
  return lines
    .map(line => `2026-01-01T00:00:00.000000000Z stdout F ${line}\n`)
    .join('');
}
