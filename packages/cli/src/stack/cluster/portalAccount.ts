import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { CliError } from '../../CliError';
import type { RunningCluster } from '../../cluster';
import { CLUSTER_NAME } from '../../cluster/clusterName';
import type { Instance } from '../../instance/Instance';
import { portalKubeconfig } from '../environment';

const NAMESPACE = 'waymark';
const ACCOUNT = 'waymark-portal';
const TOKEN_SECRET = 'waymark-portal-token';
const TOKEN_TIMEOUT_MS = 20_000;

const metadata = {
  labels: { 'app.kubernetes.io/managed-by': 'waymark' },
};

/** What the portal shows of a cluster. Secrets are not among it. */
const WATCHED = [
  {
    apiGroups: [''],
    resources: [
      'configmaps',
      'events',
      'limitranges',
      'namespaces',
      'nodes',
      'persistentvolumeclaims',
      'pods',
      'pods/log',
      'resourcequotas',
      'serviceaccounts',
      'services',
    ],
  },
  {
    apiGroups: ['apps', 'autoscaling', 'batch', 'policy'],
    resources: ['*'],
  },
  {
    apiGroups: ['networking.k8s.io', 'gateway.networking.k8s.io'],
    resources: ['*'],
  },
  {
    apiGroups: ['argoproj.io', 'external-secrets.io', 'keda.sh'],
    resources: ['*'],
  },
  { apiGroups: ['monitoring.coreos.com'], resources: ['*'] },
  // Rights are rendered too, and somebody may have changed them.
  {
    apiGroups: ['rbac.authorization.k8s.io'],
    resources: ['roles', 'rolebindings'],
  },
  { apiGroups: ['metrics.k8s.io'], resources: ['pods', 'nodes'] },
];

const tokenSchema = z.object({
  data: z.object({ token: z.base64() }),
});

/** Makes the read-only account that the portal watches the cluster with, and its kubeconfig (0600). */
export async function connectPortal(
  instance: Instance,
  { client, apiUrl, caFile }: RunningCluster,
): Promise<void> {
  const rules = WATCHED.map(rule => ({
    ...rule,
    verbs: ['get', 'list', 'watch'],
  }));
  const rbac = 'rbac.authorization.k8s.io';
  await client.apply([
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { ...metadata, name: NAMESPACE },
    },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { ...metadata, name: ACCOUNT, namespace: NAMESPACE },
      automountServiceAccountToken: false,
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRole',
      metadata: { ...metadata, name: ACCOUNT },
      rules,
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { ...metadata, name: ACCOUNT },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: ACCOUNT },
      subjects: [
        { kind: 'ServiceAccount', name: ACCOUNT, namespace: NAMESPACE },
      ],
    },
  ]);
  // A token of an account that is not there yet is taken away again.
  await client.apply([
    {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: {
        ...metadata,
        name: TOKEN_SECRET,
        namespace: NAMESPACE,
        annotations: { 'kubernetes.io/service-account.name': ACCOUNT },
      },
    },
  ]);
  const token = await readToken(client);
  const caData = (await readFile(caFile)).toString('base64');
  await writeKubeconfig(instance, { apiUrl, caData, token });
}

async function readToken(client: RunningCluster['client']): Promise<string> {
  const deadline = Date.now() + TOKEN_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const secret = await client.get(z.unknown(), {
      apiVersion: 'v1',
      kind: 'Secret',
      namespace: NAMESPACE,
      name: TOKEN_SECRET,
    });
    const filled = tokenSchema.safeParse(secret);
    if (filled.success)
      return Buffer.from(filled.data.data.token, 'base64').toString('utf8');
    await sleep(100);
  }
  throw new CliError(
    'notStarted',
    `The cluster gave no token to ${NAMESPACE}/${ACCOUNT} within ${
      TOKEN_TIMEOUT_MS / 1000
    } s`,
    { fix: 'Look at the controller manager: ./waymark cluster logs' },
  );
}

async function writeKubeconfig(
  instance: Instance,
  values: { apiUrl: string; caData: string; token: string },
): Promise<void> {
  const { apiUrl, caData, token } = values;
  const name = CLUSTER_NAME;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name,
        cluster: { server: apiUrl, 'certificate-authority-data': caData },
      },
    ],
    users: [{ name: ACCOUNT, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: ACCOUNT } }],
    'current-context': name,
  };
  const file = portalKubeconfig(instance);
  const draft = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  // JSON is YAML.
  await writeFile(draft, `${JSON.stringify(config, null, 2)}\n`, {
    mode: 0o600,
  });
  await rename(draft, file);
}
