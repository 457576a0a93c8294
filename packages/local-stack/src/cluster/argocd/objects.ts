import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { ClusterObject } from '../client';
import { portalAccount, type ArgocdSecrets } from './ArgocdSecrets';

/** Namespace of Argo CD's objects. */
export const argocdNamespace = 'argocd';
/** Namespace of Argo Rollouts' account. */
export const rolloutsNamespace = 'argo-rollouts';

/** An object of a manifest. */
export const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  data: z.record(z.string(), z.string()).optional(),
});

const argocdFiles = [
  'base/config/argocd-cm.yaml',
  'base/config/argocd-cmd-params-cm.yaml',
  'base/config/argocd-gpg-keys-cm.yaml',
  'base/config/argocd-rbac-cm.yaml',
  'base/config/argocd-ssh-known-hosts-cm.yaml',
  'base/config/argocd-tls-certs-cm.yaml',
  'base/application-controller-roles/argocd-application-controller-sa.yaml',
  'base/application-controller-roles/argocd-application-controller-role.yaml',
  'base/application-controller-roles/argocd-application-controller-rolebinding.yaml',
  'base/repo-server/argocd-repo-server-sa.yaml',
  'base/server/argocd-server-sa.yaml',
  'base/server/argocd-server-role.yaml',
  'base/server/argocd-server-rolebinding.yaml',
  'cluster-rbac/application-controller/argocd-application-controller-clusterrole.yaml',
  'cluster-rbac/application-controller/argocd-application-controller-clusterrolebinding.yaml',
  'cluster-rbac/server/argocd-server-clusterrole.yaml',
  'cluster-rbac/server/argocd-server-clusterrolebinding.yaml',
];

const rolloutsFiles = [
  'base/argo-rollouts-sa.yaml',
  'role/argo-rollouts-clusterrole.yaml',
  'cluster-install/argo-rollouts-clusterrolebinding.yaml',
];

/** What ours differ in from Argo CD's defaults. */
const settings: Readonly<Record<string, Record<string, string>>> = {
  'argocd-cm': {
    'timeout.reconciliation': '30s',
    'timeout.reconciliation.jitter': '0s',
    // Each tenant's objects are made as the deployer of its namespace.
    'application.sync.impersonation.enabled': 'true',
    // There is no one to sign in: the portal has a token, people have kubectl.
    'admin.enabled': 'false',
    [`accounts.${portalAccount}`]: 'apiKey',
  },
  'argocd-rbac-cm': {
    'policy.default': '',
    'policy.csv': [
      `g, ${portalAccount}, role:readonly`,
      `p, ${portalAccount}, applications, sync, */*, allow`,
      '',
    ].join('\n'),
  },
};

/** Configuration and rights of Argo CD, from the folder `manifests` of its module, with our settings. */
export async function argocdObjects(
  manifests: string,
  secrets: ArgocdSecrets,
): Promise<ClusterObject[]> {
  const read = await Promise.all(
    argocdFiles.map(file => readObject(path.join(manifests, file))),
  );
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: argocdNamespace },
    },
    ...read.map(object =>
      withSettings(inNamespace(object, argocdNamespace), settings),
    ),
    secretOf(secrets),
  ];
}

/** Account and rights of Argo Rollouts, from the folder `manifests` of its module. */
export async function rolloutsObjects(
  manifests: string,
): Promise<ClusterObject[]> {
  const read = await Promise.all(
    rolloutsFiles.map(file => readObject(path.join(manifests, file))),
  );
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: rolloutsNamespace },
    },
    ...read.map(object => inNamespace(object, rolloutsNamespace)),
  ];
}

async function readObject(file: string) {
  return objectSchema.parse(load(await readFile(file, 'utf8')));
}

/** Kustomize would set it; objects of the whole cluster have none. */
export function inNamespace<T extends ClusterObject>(
  object: T,
  namespace: string,
): T {
  if (/^(Cluster|CustomResourceDefinition$|Namespace$)/.test(object.kind)) {
    return object;
  }
  return { ...object, metadata: { ...object.metadata, namespace } };
}

/**
 * Lays settings over Argo CD's own; other objects stay as they are.
 *
 * @param all - entries by name of the ConfigMap
 */
export function withSettings(
  object: z.infer<typeof objectSchema>,
  all: Readonly<Record<string, Readonly<Record<string, string>>>>,
): ClusterObject {
  const own = all[object.metadata.name];
  return own && object.kind === 'ConfigMap'
    ? { ...object, data: { ...object.data, ...own } }
    : object;
}

function secretOf({
  serverKey,
  webhookSecret,
  tokenId,
  tokenIssuedAt,
}: ArgocdSecrets): ClusterObject {
  const values = {
    'server.secretkey': serverKey,
    // The type of webhook that Gitea's payload is read as.
    'webhook.gogs.secret': webhookSecret,
    [`accounts.${portalAccount}.tokens`]: JSON.stringify([
      { id: tokenId, iat: tokenIssuedAt },
    ]),
  };
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'argocd-secret',
      namespace: argocdNamespace,
      labels: {
        'app.kubernetes.io/name': 'argocd-secret',
        'app.kubernetes.io/part-of': 'argocd',
      },
    },
    type: 'Opaque',
    data: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        Buffer.from(value).toString('base64'),
      ]),
    ),
  };
}
