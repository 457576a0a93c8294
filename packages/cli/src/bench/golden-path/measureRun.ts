import { applicationName, tenantNamespaceName } from '@waymark/platform-api';
import type { PortalClients } from '../../demo/clients';
import { syncedApplication } from '../../demo/cluster/applications';
import { intentPath } from '../../demo/cluster/documents';
import type { ClusterReader } from '../../demo/cluster/types';
import { availableWorkload } from '../../demo/cluster/workloads';
import { ENVIRONMENT, TEMPLATE, valuesFor } from '../../demo/goldenPath';
import { poll } from '../../demo/poll';
import { finishTask, startTask } from '../../demo/scaffolderTask';
import type { PortalSession } from '../../demo/session';

/** Where services are taken down the path. */
export interface GoldenPathPlace extends PortalClients {
  session: PortalSession;
  team: string;
  /** Where there is none, nothing after the commit is waited for but the reconciler. */
  client?: ClusterReader;
}

/** What one run took, in milliseconds. */
export interface RunTimes {
  /** The portal's own work: its steps without what they wait for. */
  portal: number;
  /** Calls to the forge. */
  forge: number;
  /** Until the catalog had read the new entity. */
  catalog: number;
  /** Until the scaffolder took the task. */
  queue: number;
  /** From the request to the end of the task, as a person waits. */
  task: number;
  /** From the intent's commit to its rendering. */
  reconciler: number;
  /** From the rendering to the end of Argo CD's sync, which it keeps in whole seconds. */
  argocd?: number;
  /** From the sync to a workload that is available, in whole seconds. */
  kubernetes?: number;
}

const TIMEOUT_MS = 60_000;

/** Takes one service down the golden path, measures what each part took, and removes its intent again. */
export async function measureRun(
  place: GoldenPathPlace,
  service: string,
): Promise<RunTimes> {
  const { changes, session, team, tenants } = place;
  const values = valuesFor({ service, team, language: 'python' });
  const started = performance.now();
  const taskId = await startTask(session, TEMPLATE, values);
  await finishTask(session, taskId, { everyMs: 50 });
  const task = performance.now() - started;
  const run = await tenants.getRun(`scaffolder-task:${taskId}`);
  const outbound = (id: string) =>
    run.steps.find(step => step.id === id)?.outboundMs ?? 0;
  const committedAt = run.steps.find(
    ({ id }) => id === 'provision',
  )?.finishedAt;
  const rendered = await poll(
    `The rendering of ${service}`,
    async () => (await changes.getChangeSet(run.changeSet?.id ?? '')).rendered,
    { timeoutMs: TIMEOUT_MS, everyMs: 100 },
  );
  const times: RunTimes = {
    portal: run.portalMs,
    forge: outbound('repository') + outbound('provision'),
    catalog: outbound('register'),
    queue: between(run.startedAt, run.steps[0]?.startedAt),
    task,
    reconciler: between(committedAt, rendered.at),
    ...(place.client &&
      (await clusterTimes(place.client, {
        rendered: rendered.at,
        service,
        team,
      }))),
  };
  await changes.createChangeSet({
    edits: [
      {
        action: 'delete',
        path: intentPath({ environment: ENVIRONMENT, service, team }),
      },
    ],
    reason: `Remove ${service}`,
    mode: 'commit',
    idempotencyKey: `bench:${service}:removal`,
  });
  return times;
}

async function clusterTimes(
  client: ClusterReader,
  options: { rendered: string; service: string; team: string },
): Promise<Pick<RunTimes, 'argocd' | 'kubernetes'>> {
  const { rendered, service, team } = options;
  const { finishedAt } = await syncedApplication(
    client,
    applicationName(service, ENVIRONMENT),
    rendered,
  );
  const namespace = tenantNamespaceName(team, ENVIRONMENT);
  const { happened } = await availableWorkload({ client, namespace, service });
  return {
    argocd: between(rendered, finishedAt),
    kubernetes: between(finishedAt, happened?.at),
  };
}

/** What is known to the second may seem to go backwards. */
function between(from: string | undefined, to: string | undefined): number {
  if (!from || !to) return Number.NaN;
  return Math.max(0, Date.parse(to) - Date.parse(from));
}
