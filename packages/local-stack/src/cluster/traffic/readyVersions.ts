import { z } from 'zod';
import type { ClusterClient } from '../client';
import type { ReadyVersion } from './SyntheticTraffic';

const SERVICE = 'app.kubernetes.io/name';
const MANAGED = 'app.kubernetes.io/managed-by=waymark';
const HASH = 'rollouts-pod-template-hash';

const podSchema = z.object({
  metadata: z.object({
    namespace: z.string(),
    labels: z.record(z.string(), z.string()).default({}),
    deletionTimestamp: z.unknown().optional(),
  }),
  spec: z.object({
    containers: z.array(z.object({ image: z.string() })).min(1),
  }),
  status: z
    .object({
      conditions: z
        .array(z.object({ type: z.string(), status: z.string() }))
        .default([]),
    })
    .optional(),
});

/** The versions of the platform's workloads that have ready pods, as traffic would be spread over them. */
export async function readyVersions(
  client: Pick<ClusterClient, 'list'>,
): Promise<ReadyVersion[]> {
  const pods = await client.list(podSchema, {
    apiVersion: 'v1',
    kind: 'Pod',
    labelSelector: MANAGED,
  });
  const versions = new Map<string, ReadyVersion>();
  for (const { metadata, spec, status } of pods) {
    const ready = status?.conditions.some(
      condition => condition.type === 'Ready' && condition.status === 'True',
    );
    const service = metadata.labels[SERVICE];
    if (!ready || !service || metadata.deletionTimestamp) continue;
    const hash = metadata.labels[HASH] ?? '';
    const key = [metadata.namespace, service, hash].join('/');
    const known = versions.get(key);
    versions.set(key, {
      namespace: metadata.namespace,
      service,
      hash,
      image: spec.containers[0].image,
      pods: (known?.pods ?? 0) + 1,
    });
  }
  return [...versions.values()];
}
