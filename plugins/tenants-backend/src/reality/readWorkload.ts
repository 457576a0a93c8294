import type { Cluster } from '@waymark/plugin-clusters-node';
import type { RunningWorkload } from '@waymark/plugin-tenants-common';
import { z } from 'zod';

/** The fields that Deployment and Rollout have in common, as far as they are read. */
const workloadSchema = z.object({
  spec: z.object({
    replicas: z.int().optional(),
    template: z
      .object({
        spec: z.object({
          containers: z.array(z.object({ image: z.string() })),
        }),
      })
      .nullish(),
  }),
  status: z.object({ availableReplicas: z.int().optional() }).optional(),
});

/** A service's workload as the cluster has it: its Rollout, else its Deployment. */
export async function readWorkload(
  cluster: Cluster,
  place: { namespace: string; name: string },
): Promise<RunningWorkload | undefined> {
  const [rollout, deployment] = await Promise.all([
    cluster.get(workloadSchema, {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      ...place,
    }),
    cluster.get(workloadSchema, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      ...place,
    }),
  ]);
  const workload = rollout ?? deployment;
  if (!workload) return undefined;
  // The compiler writes the service's own container first.
  const image = workload.spec.template?.spec.containers.at(0)?.image;
  return {
    kind: rollout ? 'Rollout' : 'Deployment',
    ...(image && { image }),
    // Left out, it is one.
    wanted: workload.spec.replicas ?? 1,
    available: workload.status?.availableReplicas ?? 0,
  };
}
