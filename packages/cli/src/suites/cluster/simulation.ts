import assert from 'node:assert/strict';
import {
  behaviourAnnotation,
  delayAnnotation,
  type ClusterClient,
  type ClusterObject,
  type PodBehaviour,
} from '@waymark/local-stack';
import { z } from 'zod';
import type { Checks } from '../Checks';

const namespace = `simulation-${process.pid}`;

const podSchema = z.object({
  spec: z.object({ nodeName: z.string().optional() }),
  status: z.object({
    phase: z.string().optional(),
    containerStatuses: z
      .array(
        z.object({
          ready: z.boolean(),
          restartCount: z.number(),
          state: z.object({
            waiting: z.object({ reason: z.string() }).optional(),
          }),
        }),
      )
      .optional(),
  }),
});

type Container = NonNullable<
  z.infer<typeof podSchema>['status']['containerStatuses']
>[number];

const conditions = z.array(z.object({ type: z.string(), status: z.string() }));

/** What each behaviour comes to. */
const expected: Record<PodBehaviour | 'none', (it: Container) => boolean> = {
  none: ({ ready }) => ready,
  'slow-start': ({ ready }) => ready,
  'crash-loop': ({ restartCount, state }) =>
    state.waiting?.reason === 'CrashLoopBackOff' && restartCount >= 2,
  'out-of-memory': ({ state }) => state.waiting?.reason === 'CrashLoopBackOff',
  'failing-probe': ({ ready, state }) => !ready && !state.waiting,
  'image-pull-failure': ({ state }) =>
    state.waiting?.reason === 'ImagePullBackOff',
};

/** Pods behave as they are told, and absent controllers seem to answer. */
export async function checkSimulation(
  checks: Checks,
  client: ClusterClient,
): Promise<void> {
  const behaviours = Object.entries(expected);
  await client.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  ]);
  await client.wait(
    z.object({}),
    { apiVersion: 'v1', kind: 'ServiceAccount', namespace, name: 'default' },
    () => true,
    30_000,
  );
  await client.apply([
    ...behaviours.map(([behaviour]) =>
      pod(`behaves-${behaviour}`, {
        annotations: {
          [behaviourAnnotation]: behaviour,
          [delayAnnotation]: '3s',
        },
      }),
    ),
    pod('from-image', {
      image: 'registry.invalid/simulation/image-pull-failure:1',
    }),
    pod('accelerated', {
      limits: { 'nvidia.com/gpu': '2' },
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }],
    }),
  ]);
  const until = (name: string, done: (it: Container) => boolean) =>
    client.wait(
      podSchema,
      { apiVersion: 'v1', kind: 'Pod', namespace, name },
      ({ status }) => (status.containerStatuses ?? []).some(done),
      60_000,
    );
  for (const [behaviour, done] of behaviours) {
    await checks.check(`a pod can show: ${behaviour}`, async () => {
      await until(`behaves-${behaviour}`, done);
    });
  }
  await checks.check('an image can say how its pod behaves', async () => {
    await until('from-image', expected['image-pull-failure']);
  });
  await checks.check('accelerators are only on their own nodes', async () => {
    const { spec } = await until('accelerated', ({ ready }) => ready);
    assert.match(spec.nodeName ?? '', /^gpu-/);
  });
  await checks.check('routes and external secrets become healthy', async () => {
    await client.apply([route(), externalSecret()]);
    await client.wait(
      z.object({
        status: z
          .object({ parents: z.array(z.object({ conditions })) })
          .optional(),
      }),
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        namespace,
        name: 'web',
      },
      ({ status }) =>
        (status?.parents ?? []).some(parent =>
          parent.conditions.every(condition => condition.status === 'True'),
        ),
      30_000,
    );
    await client.wait(
      z.object({ status: z.object({ conditions: conditions }).optional() }),
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        namespace,
        name: 'web',
      },
      ({ status }) =>
        (status?.conditions ?? []).some(
          ({ type, status: state }) => type === 'Ready' && state === 'True',
        ),
      30_000,
    );
  });
  await client.delete({
    apiVersion: 'v1',
    kind: 'Namespace',
    name: namespace,
  });
}

function pod(
  name: string,
  {
    annotations = {},
    image = 'registry.invalid/app:1',
    limits = {},
    tolerations = [],
  }: {
    annotations?: Record<string, string>;
    image?: string;
    limits?: Record<string, string>;
    tolerations?: unknown[];
  },
): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, annotations },
    spec: {
      tolerations,
      containers: [{ name: 'app', image, resources: { limits } }],
    },
  };
}

function route(): ClusterObject {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web', namespace },
    spec: {
      parentRefs: [{ name: 'internal', namespace: 'gateways' }],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
    },
  };
}

function externalSecret(): ClusterObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'web', namespace },
    spec: {
      secretStoreRef: { kind: 'SecretStore', name: 'waymark' },
      data: [{ secretKey: 'key', remoteRef: { key: 'path' } }],
    },
  };
}
