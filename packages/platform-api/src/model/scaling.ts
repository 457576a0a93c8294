import { z } from 'zod';
import { nameSchema } from './primitives';

/** What a WebService scales on. `cpu` and `memory` give an HPA, the others a KEDA ScaledObject. */
export const SCALING_METRICS = ['cpu', 'memory', 'requests', 'queue'] as const;

/** See {@link SCALING_METRICS}. */
export type ScalingMetric = (typeof SCALING_METRICS)[number];

const queueName = z
  .string()
  .min(1)
  .max(260)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/);

/**
 * The queue whose length drives scaling.
 *
 * Fields follow the KEDA scalers of the same name (https://keda.sh/docs/latest/scalers/).
 */
export const queueSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('aws-sqs'),
      queueUrl: z.url({ protocol: /^https$/ }).max(512),
      region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-[0-9]$/),
    }),
    z.strictObject({
      type: z.literal('azure-servicebus'),
      queueName,
      namespace: z.string().regex(/^[a-z][-a-z0-9]{4,48}[a-z0-9]$/i),
    }),
    z.strictObject({
      type: z.literal('kafka'),
      bootstrapServers: z
        .array(z.string().regex(/^[a-z0-9.-]+:[0-9]{1,5}$/i))
        .min(1)
        .max(16),
      consumerGroup: queueName,
      topic: queueName,
    }),
    z.strictObject({
      type: z.literal('rabbitmq'),
      queueName,
      secret: nameSchema.meta({
        description:
          'Name of the entry in spec.secrets whose key "host" holds the AMQP address.',
      }),
    }),
  ])
  .meta({
    title: 'Queue',
    description: 'The queue whose length drives scaling.',
  });

/** How many replicas there are, and what decides. */
export const scalingSchema = z
  .strictObject({
    minReplicas: z.int().min(1).max(200).meta({
      title: 'Minimum replicas',
      default: 2,
    }),
    maxReplicas: z.int().min(1).max(200).meta({
      title: 'Maximum replicas',
      default: 4,
    }),
    metric: z.enum(SCALING_METRICS).meta({
      title: 'Metric',
      description:
        'cpu and memory: utilization of the request; requests: HTTP requests a second; queue: messages waiting.',
      default: 'cpu',
    }),
    target: z
      .int()
      .min(1)
      .max(100_000)
      .meta({
        title: 'Target',
        description:
          'Per replica: percent for cpu and memory (default 70 and 80), requests a second (50), messages (20).',
      })
      .optional(),
    queue: queueSchema.optional(),
  })
  .meta({ title: 'Scaling' });
