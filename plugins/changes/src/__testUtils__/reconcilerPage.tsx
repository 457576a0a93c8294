import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  ChangesApi,
  Delivery,
  Drift,
  ReconcilerStatus,
  UpgradeStatus,
} from '@waymark/plugin-changes-common';
import { screen } from '@testing-library/react';
import { changesApiRef } from '../api';
import { ReconcilerPage } from '../reconciler/ReconcilerPage';

export const now = new Date().toISOString();
export const sha = (letter: string) => letter.repeat(40);

/** Everything on main is rendered. */
export const status: ReconcilerStatus = {
  asOf: now,
  intent: { commit: sha('a'), committedAt: now },
  rendered: { commit: sha('b'), committedAt: now },
  upToDate: true,
  queue: { commits: 0, changeSets: 0 },
  latency: { p50: 'PT0.4S', p95: 'PT1.2S', sample: 7, window: 'PT24H' },
  lag: 'PT0S',
  held: [],
  rollOuts: [],
  browse: {
    commit: 'https://forge.example/commit/',
    document: 'https://forge.example/main/',
  },
};
const told = { source: 'Argo CD, local', asOf: now };
/** It runs, too. */
export const delivery: Delivery = {
  asOf: now,
  steps: [
    { stage: 'intent', state: 'reached', at: now, commit: sha('a'), ...told },
    { stage: 'rendered', state: 'reached', at: now, lag: 'PT2S', ...told },
    {
      stage: 'synced',
      state: 'reached',
      at: now,
      lag: 'PT3S',
      applications: { reached: 2, of: 2 },
      ...told,
    },
    { stage: 'healthy', state: 'reached', at: now, lag: 'PT9S', ...told },
  ],
  clusters: [
    {
      name: 'local',
      state: 'read',
      asOf: now,
      applications: { total: 5, synced: 5, healthy: 5, byHand: 0, drifted: 0 },
    },
  ],
  behind: [],
};
/** Nobody knows whether it runs. */
export const noCluster: Delivery = {
  ...delivery,
  clusters: [],
  steps: delivery.steps.map(step =>
    step.stage === 'synced' || step.stage === 'healthy'
      ? {
          stage: step.stage,
          state: 'unknown',
          reason: 'No cluster is connected',
          ...told,
        }
      : step,
  ),
};
export const upgrade: UpgradeStatus = {
  asOf: now,
  compiler: '0.3.0',
  upgrade: {
    id: '1'.repeat(32),
    state: 'held',
    intent: sha('a'),
    rendered: sha('b'),
    from: { compiler: '0.2.0' },
    to: { compiler: '0.3.0' },
    heldAt: now,
    diff: {
      added: 0,
      removed: 0,
      changed: 41,
      unchanged: 9,
      workloads: 41,
      restarts: 41,
      groups: [
        {
          change: 'changed',
          kind: 'Deployment',
          field: 'spec.template.spec.containers[].image',
          objects: 41,
          workloads: 41,
          restarts: 41,
          example: { path: 'local/a/b/d.yaml', before: 'x:1', after: 'x:2' },
        },
      ],
    },
  },
};
export const drift: Drift = {
  asOf: now,
  applications: [
    {
      cluster: 'local',
      name: 'rag-production',
      path: 'local/assistant-production/rag',
      state: 'drifted',
      compared: 18,
      selfHeals: false,
      objects: [
        {
          path: 'local/assistant-production/rag/hpa.yaml',
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          name: 'rag',
          state: 'changed',
          differences: [
            {
              path: 'spec.maxReplicas',
              wanted: 4,
              live: 99,
              by: { manager: 'kubectl-edit', operation: 'Update', time: now },
            },
          ],
        },
      ],
    },
  ],
};

const api = (rest: Partial<ChangesApi> = {}): Partial<ChangesApi> => ({
  getReconcilerStatus: async () => status,
  getDelivery: async () => delivery,
  listReconcilerRuns: async () => ({ items: [] }),
  getDrift: async () => ({ asOf: now, applications: [] }),
  getUpgrade: async () => ({ asOf: now, compiler: '0.2.0' }),
  ...rest,
});

/** The page, for who may render or only look. */
export const show = (
  rest: Partial<ChangesApi> = {},
  { mayRun = true, url = '/reconciler' } = {},
) => {
  const authorize = mockApis.permission({
    authorize: mayRun ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  });
  return renderInTestApp(<ReconcilerPage />, {
    initialRouteEntries: [url],
    apis: [
      [changesApiRef, api(rest)],
      [permissionApiRef, authorize],
    ],
  });
};

export const region = (name: string | RegExp) =>
  screen.findByRole('region', { name });
