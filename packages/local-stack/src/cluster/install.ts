import { createHash } from 'node:crypto';
import { z } from 'zod';
import { argocdObjects, rolloutsObjects, type ArgocdSecrets } from './argocd';
import type { Binaries } from './build';
import type { ClusterClient, ClusterObject } from './client';
import { clusterRbac } from './control-plane';
import { customResourceDefinitions } from './custom-resources';
import { gatewayController, simulatedNodes } from './simulation';

/** A gateway that routes attach to. */
export interface GatewayRequest {
  name: string;
  namespace: string;
  listener: string;
  domain: string;
}

const markSchema = z.object({
  data: z.record(z.string(), z.string()).optional(),
});

const mark = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace: 'kube-system',
  name: 'waymark-cluster',
} as const;

/**
 * Brings everything into the cluster that processes and tenants need: definitions, rights, nodes, gateways, Argo CD's
 * settings. Does nothing when all of it was applied before.
 *
 * @param extra - objects of the platform, such as the account that Argo CD syncs as
 * @returns whether there was something to do
 */
export async function installObjects(
  client: ClusterClient,
  binaries: Binaries,
  secrets: ArgocdSecrets,
  {
    gateways,
    extra,
  }: { gateways: readonly GatewayRequest[]; extra: readonly ClusterObject[] },
): Promise<boolean> {
  const objects = [
    ...(await customResourceDefinitions(binaries)),
    ...clusterRbac(),
    ...simulatedNodes(),
    ...gatewayObjects(gateways),
    ...(await argocdObjects(
      binaries.path('argocd', 'share', 'manifests'),
      secrets,
    )),
    ...(await rolloutsObjects(binaries.path('rollouts', 'share', 'manifests'))),
    ...extra,
  ];
  const version = createHash('sha256')
    .update(JSON.stringify(objects))
    .digest('hex');
  const marked = await client.get(markSchema, mark);
  if (marked?.data?.version === version) return false;
  await client.apply(objects);
  const { apiVersion, kind, name, namespace } = mark;
  await client.apply([
    { apiVersion, kind, metadata: { name, namespace }, data: { version } },
  ]);
  return true;
}

function gatewayObjects(gateways: readonly GatewayRequest[]): ClusterObject[] {
  const namespaces = new Set(gateways.map(({ namespace }) => namespace));
  const className = 'simulated';
  return [
    ...[...namespaces].map(name => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    })),
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: className },
      spec: { controllerName: gatewayController },
    },
    ...gateways.map(({ name, namespace, listener, domain }) => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name, namespace },
      spec: {
        gatewayClassName: className,
        listeners: [
          {
            name: listener,
            hostname: `*.${domain}`,
            port: 443,
            protocol: 'HTTPS',
            tls: {
              mode: 'Terminate',
              certificateRefs: [{ name: `${name}-certificate` }],
            },
            allowedRoutes: { namespaces: { from: 'All' } },
          },
        ],
      },
    })),
  ];
}
