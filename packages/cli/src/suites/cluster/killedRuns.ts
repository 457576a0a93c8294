import { applicationName, tenantNamespaceName } from '@waymark/platform-api';
import type { ProvisioningRun } from '@waymark/plugin-tenants-common';
import { expect } from 'expect';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientsOf } from '../../demo/clients';
import { syncedApplication } from '../../demo/cluster/applications';
import { intentPath } from '../../demo/cluster/documents';
import { availableWorkload, replicaSetsOf } from '../../demo/cluster/workloads';
import {
  DEMO_PERSON,
  ENVIRONMENT,
  TEMPLATE,
  valuesFor,
} from '../../demo/goldenPath';
import { poll } from '../../demo/poll';
import { startTask } from '../../demo/scaffolderTask';
import { PortalSession } from '../../demo/session';
import type { Checks } from '../Checks';
import { openGitops } from '../gitops';
import { kill, revive } from './processes';
import type { ClusterUnderTest } from './types';

const TEAM = 'assistant';
/** Begun one after another, so that they stand at different steps when the first is done. */
const RUNS = 6;
const EVERY_MS = 700;
const TIMEOUT_MS = 240_000;

type Started = { service: string; task: string };

/**
 * The backend is killed while golden paths stand at all of its steps; it takes each of them up where it stood. The boundaries
 * themselves, one by one, are tested without a cluster where the runs are made; here, that the same holds to running pods.
 */
export async function checkKilledRuns(
  checks: Checks,
  under: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Backend killed in golden paths');
  const { copy } = await openGitops(under);
  const { client } = under.cluster;
  const namespace = tenantNamespaceName(TEAM, ENVIRONMENT);
  const stem = Date.now().toString(36);
  const since = await copy.git('rev-parse', 'origin/rendered');
  const portal = await signIn(under);
  const runs: Started[] = [];
  try {
    const killed = await about.check('at several steps at once', async () => {
      for (let index = 1; index <= RUNS; index += 1) {
        const service = `killed-${stem}-${index}`;
        const values = valuesFor({ service, team: TEAM, language: 'python' });
        const task = await startTask(portal.session, TEMPLATE, values);
        runs.push({ service, task });
        await sleep(EVERY_MS);
      }
      const stand = () =>
        Promise.all(runs.map(async run => standing(await portal.run(run))));
      const stood = await poll(
        'One of the runs to be done',
        async () => {
          const all = await stand();
          return all.includes('done') ? all : undefined;
        },
        { timeoutMs: TIMEOUT_MS, everyMs: 50 },
      );
      await kill(under, 'portal');
      process.stdout.write(`        ${stood.join(', ')}\n`);
      expect(new Set(stood).size).toBeGreaterThan(2);
    });
    if (!killed) return;
    await about.check('each run is gone on with, to its end', async () => {
      await revive(under, 'portal');
      const back = await signIn(under);
      for (const run of runs) {
        const made = await poll(
          `The run of ${run.service} to be done`,
          async () => {
            const now = await back.run(run);
            expect(now?.state).not.toBe('failed');
            return now?.state === 'done' ? now : undefined;
          },
          { timeoutMs: TIMEOUT_MS },
        );
        expect(made.ledger.map(({ kind, state }) => [kind, state])).toEqual([
          ['repository', 'made'],
          ['change-set', 'made'],
          ['catalog-location', 'made'],
        ]);
      }
    });
    await about.check('nothing is lost, nothing is there twice', async () => {
      await copy.git('fetch', '--quiet', 'origin');
      for (const { service } of runs) {
        const path = intentPath({
          environment: ENVIRONMENT,
          service,
          team: TEAM,
        });
        const commits = await copy.git(
          'log',
          '--format=%H',
          'origin/main',
          '--',
          path,
        );
        expect(commits.split('\n')).toHaveLength(1);
        await syncedApplication(client, applicationName(service, ENVIRONMENT));
        await availableWorkload({ client, namespace, service });
        expect(
          await replicaSetsOf({ client, namespace, service }),
        ).toHaveLength(1);
      }
      const intents = await copy.git(
        'log',
        '--format=%(trailers:key=Waymark-Intent,valueonly)',
        `${since}..origin/rendered`,
      );
      const rendered = intents.split('\n').filter(line => line !== '');
      expect(new Set(rendered).size).toBe(rendered.length);
    });
  } finally {
    await copy.remove();
    await remove(runs, stem, under);
  }
}

async function signIn({ instance }: ClusterUnderTest) {
  const session = new PortalSession(instance.portalUrl);
  await session.signIn(DEMO_PERSON);
  const { changes, tenants } = clientsOf(instance.portalUrl, session);
  return {
    changes,
    session,
    /** Undefined as long as its task has not opened it. */
    run: async ({ task }: Started): Promise<ProvisioningRun | undefined> => {
      const { items } = await tenants.listRuns({ mine: true, limit: 50 });
      const key = `scaffolder-task:${task}`;
      const found = items.find(item => item.idempotencyKey === key);
      return found && tenants.getRun(found.id);
    },
  };
}

/** Where a run stands: `done`, or its newest step and what the ledger has by then. */
function standing(run: ProvisioningRun | undefined): string {
  if (!run) return 'queued';
  if (run.state === 'done') return 'done';
  const step = run.steps.at(-1);
  const last = run.ledger.at(-1);
  return [
    step ? `${step.id} ${step.state}` : run.state,
    last && `${last.kind} ${last.state}`,
  ]
    .filter(Boolean)
    .join(' with ');
}

async function remove(
  runs: readonly Started[],
  stem: string,
  under: ClusterUnderTest,
): Promise<void> {
  if (runs.length === 0) return;
  const { changes } = await signIn(under);
  await changes.createChangeSet({
    edits: runs.map(({ service }) => ({
      action: 'delete',
      path: intentPath({ environment: ENVIRONMENT, service, team: TEAM }),
    })),
    reason: 'Remove what was made while the backend was killed',
    mode: 'commit',
    idempotencyKey: `killed:${stem}:removal`,
  });
}
