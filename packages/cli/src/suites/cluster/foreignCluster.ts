import { createHash } from 'node:crypto';
import { ClusterClient, prepareCluster } from '@waymark/local-stack';
import { expect } from 'expect';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { InstanceCluster, providePrograms } from '../../cluster';
import { installInto, removeFrom } from '../../commands/cluster/external';
import { poll } from '../../demo/poll';
import { freePortBase } from '../../instance/freePortBase';
import { Instance } from '../../instance/Instance';
import { Progress } from '../../output/Progress';
import { ProcessRegistry } from '../../process/ProcessRegistry';
import { startPart } from '../../stack/startPart';
import type { Checks } from '../Checks';

/** Enough of a control plane to keep objects and their namespaces. */
const PARTS = ['etcd', 'kube-apiserver', 'kube-controller-manager'];

const KINDS = [
  ['v1', 'Namespace'],
  ['v1', 'ConfigMap'],
  ['v1', 'Secret'],
  ['v1', 'Service'],
  ['v1', 'ServiceAccount'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
] as const;

/** Everything but what the API server counts. */
const objectSchema = z.looseObject({
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    resourceVersion: z.unknown().optional(),
    managedFields: z.unknown().optional(),
  }),
});

const stranger = { apiVersion: 'v1', kind: 'ConfigMap' } as const;
const strangers = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } },
  {
    ...stranger,
    metadata: { name: 'theirs', namespace: 'argocd' },
    data: { of: 'somebody else' },
  },
];
const gatewayClass = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GatewayClass',
  metadata: { name: 'theirs' },
  spec: { controllerName: 'example.com/gateway' },
};
const TIMEOUT_MS = 60_000;

/** Into a cluster that is not ours the verbs add what it lacks, and take away only that. */
export async function checkForeignCluster(
  checks: Checks,
  { instance }: { instance: Instance },
): Promise<void> {
  const about = checks.about('A cluster of one’s own');
  const foreign = await startForeign(instance);
  const { client, kubeconfig } = foreign;
  try {
    await client.apply(strangers, { fieldManager: 'somebody-else' });
    const before = await settled(client);
    const added = async () =>
      [...(await inventory(client)).keys()].filter(key => !before.has(key));
    const asBefore = async () => {
      const now = await inventory(client);
      for (const [key, hash] of before)
        expect([key, now.get(key)]).toEqual([key, hash]);
    };

    await about.check('a dry run changes nothing', async () => {
      await installInto(kubeconfig, { dryRun: true });
      expect(await inventory(client)).toEqual(before);
    });
    const installed = await about.check('gets what it lacks', async () => {
      await installInto(kubeconfig, { yes: true });
      expect((await added()).length).toBeGreaterThan(50);
      const now = await inventory(client);
      for (const { kind, metadata } of strangers) {
        const key = keyOf(kind, metadata);
        expect([key, now.get(key)]).toEqual([key, before.get(key)]);
      }
    });
    if (!installed) return;
    await about.check('a second time adds nothing', async () => {
      const once = await added();
      await installInto(kubeconfig, { yes: true });
      expect(await added()).toEqual(once);
    });
    await about.check('keeps a kind that somebody uses', async () => {
      await client.apply([gatewayClass], { fieldManager: 'somebody-else' });
      await removeFrom(kubeconfig, { yes: true });
      const kind = 'gatewayclasses.gateway.networking.k8s.io';
      expect(await added()).toEqual(
        expect.arrayContaining([`CustomResourceDefinition /${kind}`]),
      );
      await asBefore();
      const { apiVersion, metadata } = gatewayClass;
      await client.delete({
        apiVersion,
        kind: gatewayClass.kind,
        name: metadata.name,
      });
    });
    await about.check('is as it was when all of it has gone', async () => {
      await removeFrom(kubeconfig, { yes: true });
      // Namespaces and kinds go in their own time.
      await poll(
        'Everything that was added to go',
        async () => ((await added()).length === 0 ? true : undefined),
        { timeoutMs: TIMEOUT_MS },
      ).catch(async () => expect(await added()).toEqual([]));
      await asBefore();
    });
  } finally {
    await foreign.stop();
  }
}

async function startForeign(instance: Instance) {
  const progress = new Progress();
  const own = await Instance.open({
    stateDir: path.join(instance.stateDir, 'foreign'),
    portBase: await freePortBase(),
    cluster: true,
  });
  await own.prepare();
  const cluster = await InstanceCluster.open(
    own,
    await providePrograms(progress),
  );
  const { binaries, layout } = cluster;
  await prepareCluster(layout, binaries);
  const parts = await cluster.parts();
  for (const name of PARTS) {
    const part = parts.find(each => each.name === name);
    if (part) await startPart(own, part);
  }
  const kubeconfig = layout.kubeconfig('bootstrap');
  return {
    kubeconfig,
    client: ClusterClient.fromKubeconfig(kubeconfig),
    async stop() {
      const registry = new ProcessRegistry(own.state('run'));
      for (const name of [...PARTS].reverse()) await registry.stop(name);
      await rm(InstanceCluster.folder(own), { recursive: true, force: true });
    },
  };
}

/** The inventory once a second look finds the same: a new cluster makes things by itself. */
async function settled(client: ClusterClient): Promise<Map<string, string>> {
  let last = '';
  return poll(
    'The cluster to be at rest',
    async () => {
      const found = await inventory(client);
      const text = JSON.stringify([...found].sort());
      const isSame = text === last;
      last = text;
      return isSame ? found : undefined;
    },
    { timeoutMs: TIMEOUT_MS, everyMs: 3000 },
  );
}

/** Every object of the kinds by its address, as a hash of what it says. */
async function inventory(client: ClusterClient): Promise<Map<string, string>> {
  const found = await Promise.all(
    KINDS.map(async ([apiVersion, kind]) => {
      const objects = await client.list(objectSchema, { apiVersion, kind });
      return objects.map(object => {
        const { resourceVersion, managedFields, ...metadata } = object.metadata;
        const text = JSON.stringify({ ...object, metadata });
        const hash = createHash('sha256').update(text).digest('hex');
        return [keyOf(kind, metadata), hash] as const;
      });
    }),
  );
  return new Map(found.flat());
}

function keyOf(
  kind: string,
  { name, namespace = '' }: { name: string; namespace?: string },
): string {
  return `${kind} ${namespace}/${name}`;
}
