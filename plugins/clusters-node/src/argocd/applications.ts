import { z } from 'zod';
import type { Cluster } from '../ClusterReader';

/**
 * The fields that are read of an Application of Argo CD; others are left alone.
 *
 * Source: https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml
 */
export const applicationSchema = z.object({
  metadata: z.object({
    name: z.string(),
    labels: z.record(z.string(), z.string()).default({}),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.object({
    source: z.object({ repoURL: z.string(), path: z.string() }).optional(),
    destination: z.object({ namespace: z.string().optional() }),
    syncPolicy: z
      .object({
        automated: z.object({ selfHeal: z.boolean().optional() }).nullish(),
      })
      .nullish(),
  }),
  status: z
    .object({
      sync: z
        .object({ status: z.string(), revision: z.string().optional() })
        .optional(),
      health: z
        .object({
          status: z.string().optional(),
          message: z.string().optional(),
          lastTransitionTime: z.iso.datetime().nullish(),
        })
        .optional(),
      operationState: z
        .object({
          phase: z.string(),
          message: z.string().optional(),
          finishedAt: z.iso.datetime().nullish(),
          syncResult: z.object({ revision: z.string().optional() }).nullish(),
        })
        .optional(),
      history: z
        .array(
          z.object({
            revision: z.string().optional(),
            deployedAt: z.iso.datetime(),
          }),
        )
        .nullish(),
      conditions: z
        .array(z.object({ type: z.string(), message: z.string() }))
        .nullish(),
    })
    .optional(),
});

/** See {@link applicationSchema}, with the cluster it was read from and the folder it syncs. @public */
export type Application = z.infer<typeof applicationSchema> & {
  cluster: string;
  path: string;
};

/**
 * Whether an Application outlives its file on branch rendered, as in production, so that a mistaken commit takes nothing down.
 *
 * Source: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
 * @public
 */
export function outlivesItsFile({
  metadata,
}: Pick<Application, 'metadata'>): boolean {
  const options = metadata.annotations['argocd.argoproj.io/sync-options'] ?? '';
  return options.split(',').includes('Prune=false');
}

/** Where Argo CD keeps its Applications, and the repository that they sync. */
export interface ArgoCd {
  namespace: string;
  repoUrl: string;
}

/**
 * The Applications of a cluster that sync a repository.
 *
 * @public
 * @throws ClusterReadError
 */
export async function readApplications(
  cluster: Cluster,
  { namespace, repoUrl }: ArgoCd,
): Promise<Application[]> {
  const found = await cluster.list(applicationSchema, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    namespace,
  });
  return found.flatMap(application => {
    const { source } = application.spec;
    if (source?.repoURL !== repoUrl) return [];
    return [{ ...application, cluster: cluster.name, path: source.path }];
  });
}
