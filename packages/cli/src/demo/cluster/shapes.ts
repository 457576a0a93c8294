import { z } from 'zod';

/** The fields that the demo reads of Kubernetes objects; others are ignored. */
const time = z.union([
  z.string(),
  z.date().transform(date => date.toISOString().replace('.000Z', 'Z')),
]);

const metadata = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  creationTimestamp: time,
  labels: z.record(z.string(), z.string()).default({}),
  ownerReferences: z
    .array(z.object({ kind: z.string(), name: z.string() }))
    .default([]),
});

const condition = z.object({
  type: z.string(),
  status: z.string().default(''),
  message: z.string().default(''),
  lastTransitionTime: time.nullish(),
});

/** Any object. */
export const objectSchema = z.object({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  metadata,
});

/** Argo CD's Application, https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml */
export const applicationSchema = z.object({
  metadata,
  status: z
    .object({
      sync: z
        .object({ status: z.string(), revision: z.string().optional() })
        .optional(),
      health: z.object({ status: z.string().optional() }).optional(),
      operationState: z
        .object({
          phase: z.string(),
          message: z.string().default(''),
          startedAt: z.string(),
          finishedAt: z.string().nullish(),
          syncResult: z.object({ revision: z.string().optional() }).optional(),
        })
        .optional(),
      conditions: z.array(condition).default([]),
      resources: z
        .array(
          z.object({
            kind: z.string(),
            name: z.string(),
            status: z.string().optional(),
            health: z
              .object({
                status: z.string().optional(),
                message: z.string().optional(),
              })
              .optional(),
          }),
        )
        .default([]),
    })
    .optional(),
});

/** See {@link applicationSchema}. */
export type Application = z.infer<typeof applicationSchema>;

const container = z.object({ name: z.string(), image: z.string() });
const podTemplate = z.object({
  spec: z.object({ containers: z.array(container) }),
});

/** A Deployment, or a Rollout of Argo Rollouts, which has the same fields. */
export const workloadSchema = z.object({
  kind: z.string().optional(),
  metadata: metadata.extend({ generation: z.number().default(0) }),
  spec: z.object({
    replicas: z.number().nullish(),
    template: podTemplate,
  }),
  status: z
    .object({
      observedGeneration: z.coerce.number().optional(),
      replicas: z.number().default(0),
      updatedReplicas: z.number().default(0),
      availableReplicas: z.number().default(0),
      phase: z.string().optional(),
      message: z.string().optional(),
      conditions: z.array(condition).default([]),
    })
    .optional(),
});

/** See {@link workloadSchema}. */
export type Workload = z.infer<typeof workloadSchema>;

/** A ReplicaSet: one version of a workload. */
export const replicaSetSchema = z.object({
  metadata,
  spec: z.object({ replicas: z.number().default(0), template: podTemplate }),
  status: z
    .object({ availableReplicas: z.number().default(0) })
    .default({ availableReplicas: 0 }),
});

/** See {@link replicaSetSchema}. */
export type ReplicaSet = z.infer<typeof replicaSetSchema>;

/** What a namespace may use and uses. */
export const quotaSchema = z.object({
  metadata,
  status: z
    .object({
      hard: z.record(z.string(), z.string()).default({}),
      used: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
});

/** A pod and where it runs. */
export const podSchema = z.object({
  metadata,
  spec: z.object({ nodeName: z.string().optional() }),
  status: z.object({ phase: z.string().optional() }).optional(),
});

/** An event of a namespace. */
export const eventSchema = z.object({
  reason: z.string().default(''),
  message: z.string().default(''),
  involvedObject: z
    .object({ kind: z.string().optional(), name: z.string().optional() })
    .default({}),
});
