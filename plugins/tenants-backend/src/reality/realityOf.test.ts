import {
  applicationSchema,
  type Application,
} from '@waymark/plugin-clusters-node';
import { realityOf } from './realityOf';

const missing = {
  sync: { status: 'OutOfSync' },
  health: { status: 'Missing' },
};
const synced = {
  history: [{ revision: 'r1', deployedAt: '2026-05-04T12:00:00Z' }],
};
const running = { kind: 'Rollout', wanted: 2, available: 2 };

const application = (status: object, automated?: object): Application => ({
  ...applicationSchema.parse({
    metadata: { name: 'rag-production' },
    spec: { destination: {}, syncPolicy: { automated } },
    status,
  }),
  cluster: 'local',
  path: 'local/assistant-production/rag',
});

it('waits for a person, and is no fault, while nothing was ever synced', () => {
  expect(realityOf(application(missing), undefined)).toEqual({
    state: 'not-applicable',
    reason: 'was never synced',
  });
  expect(realityOf(application(missing, {}), undefined)).toMatchObject({
    state: 'progressing',
  });
});

it('does not call a workload missing that runs, when others of its objects are', () => {
  const { reason, state } = realityOf(
    application({ ...missing, ...synced }),
    running,
  );
  expect(state).toBe('degraded');
  expect(reason).toBe(
    'some of its objects are not in the cluster; 2 of 2 replicas available',
  );
});

it('is degraded when its first sync fails', () => {
  const failed = {
    ...missing,
    operationState: { phase: 'Failed', message: 'one is invalid' },
  };
  expect(realityOf(application(failed), undefined)).toEqual({
    state: 'degraded',
    reason: 'one is invalid',
  });
});
