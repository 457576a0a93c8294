import { readFile } from 'node:fs/promises';
import { recipes } from '@waymark/local-stack';
import { COMPILER_VERSION } from '@waymark/platform-api';
import { z } from 'zod';
import type { RunningCluster } from '../../cluster';
import type { Instance } from '../../instance/Instance';

const forgeSchema = z.object({ version: z.string() });
const argocdSchema = z.object({ Version: z.string() });
const nodeSchema = z.object({
  status: z.object({ nodeInfo: z.object({ kubeletVersion: z.string() }) }),
});
const backstageSchema = z.object({ version: z.string() });

/** Versions of what runs, from what runs. */
export async function readVersions(
  instance: Instance,
  { argocd, client, metrics }: RunningCluster,
): Promise<Record<string, string>> {
  const [forge, argo, nodes, backstage] = await Promise.all([
    read(`${instance.forgeUrl}/api/v1/version`, forgeSchema),
    read(`${argocd.url}/api/version`, argocdSchema),
    client.list(nodeSchema, { apiVersion: 'v1', kind: 'Node' }),
    readFile(`${instance.root}/backstage.json`, 'utf8'),
  ]);
  return {
    Backstage: backstageSchema.parse(JSON.parse(backstage)).version,
    'compile()': COMPILER_VERSION,
    Kubernetes: recipes.kube.title,
    'Progressive delivery': recipes.rollouts.title,
    ...(metrics && { Prometheus: metrics.version }),
    Gitea: forge.version,
    'Argo CD': argo.Version,
    'Simulated nodes': `${nodes.length}, kubelet ${
      nodes[0]?.status.nodeInfo.kubeletVersion ?? 'unknown'
    }`,
    Node: process.version,
  };
}

async function read<T>(url: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  return schema.parse(await response.json());
}
