import { z } from 'zod';

const metadata = z.object({
  name: z.string(),
  labels: z.record(z.string(), z.string()).default({}),
  ownerReferences: z
    .array(z.object({ kind: z.string(), name: z.string() }))
    .default([]),
});

const condition = z.object({
  type: z.string(),
  status: z.string().default(''),
  reason: z.string().default(''),
  lastTransitionTime: z.string().nullish(),
});

/** What the demo reads of a Rollout, https://argo-rollouts.readthedocs.io/en/stable/features/specification/ */
export const rolloutSchema = z.object({
  metadata: metadata.extend({ generation: z.number() }),
  spec: z.object({
    replicas: z.number().default(1),
    strategy: z.object({
      canary: z.object({
        steps: z.array(z.looseObject({ setWeight: z.number().optional() })),
      }),
    }),
    template: z.object({
      spec: z.object({ containers: z.array(z.object({ image: z.string() })) }),
    }),
  }),
  status: z
    .object({
      observedGeneration: z.coerce.number().default(0),
      phase: z.string().default(''),
      message: z.string().default(''),
      abort: z.boolean().default(false),
      abortedAt: z.string().nullish(),
      currentStepIndex: z.number().default(0),
      currentPodHash: z.string().default(''),
      stableRS: z.string().default(''),
      availableReplicas: z.number().default(0),
      conditions: z.array(condition).default([]),
    })
    .optional(),
});

/** See {@link rolloutSchema}. */
export type Rollout = z.infer<typeof rolloutSchema>;

const measurement = z.object({
  phase: z.string(),
  value: z.string().default(''),
  startedAt: z.string().nullish(),
  finishedAt: z.string().nullish(),
});

/** What the demo reads of an AnalysisRun, https://argo-rollouts.readthedocs.io/en/stable/features/analysis/ */
export const analysisRunSchema = z.object({
  metadata,
  spec: z.object({
    metrics: z.array(
      z.object({ name: z.string(), successCondition: z.string().default('') }),
    ),
  }),
  status: z
    .object({
      phase: z.string().default(''),
      message: z.string().default(''),
      startedAt: z.string().nullish(),
      completedAt: z.string().nullish(),
      metricResults: z
        .array(
          z.object({
            name: z.string(),
            phase: z.string().default(''),
            message: z.string().default(''),
            measurements: z.array(measurement).default([]),
          }),
        )
        .default([]),
    })
    .optional(),
});

/** See {@link analysisRunSchema}. */
export type AnalysisRun = z.infer<typeof analysisRunSchema>;
