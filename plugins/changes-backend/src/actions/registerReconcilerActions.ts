import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  deliverySchema,
  driftQuerySchema,
  driftSchema,
  reconcilerRunPageSchema,
  reconcilerRunQuerySchema,
  reconcilerRunSchema,
  reconcilerStatusSchema,
  rollOutDecisionRequestSchema,
  rollOutPageSchema,
  rollOutQuerySchema,
  rollOutSchema,
  type RollOutDecision,
} from '@waymark/plugin-changes-common';
import { z } from 'zod';
import type { Delivering } from '../service/types';
import { CHANGES, READS, registerVerb } from './registerVerb';

const DECISIONS = [
  {
    verb: 'stop',
    title: 'Stop a roll-out',
    description:
      'Holds what is left of a large change that is rendered batch by batch; everything else is rendered on. Doing it again changes nothing.',
    example: 'Error rate in development doubled',
  },
  {
    verb: 'resume',
    title: 'Let a roll-out go on',
    description:
      'Renders what is left of a stopped one, batch by batch. Doing it again changes nothing.',
    example: 'It was another service',
  },
] as const satisfies ReadonlyArray<{
  verb: RollOutDecision['verb'];
  title: string;
  description: string;
  example: string;
}>;

/** Registers the verbs of the road from main to the clusters. */
export function registerReconcilerActions(
  registry: ActionsRegistryService,
  {
    delivering,
  }: {
    delivering: Omit<Delivering, 'releaseUpgrade' | 'replay' | 'upgrade'>;
  },
): void {
  registerVerb(registry, {
    name: 'reconciler',
    title: 'Tell how far rendering is',
    description:
      'Newest commits on branches main and rendered, what waits, what is held and why, and the last run.',
    attributes: READS,
    input: z.strictObject({}),
    output: reconcilerStatusSchema,
    example: { title: 'As of now', input: {} },
    call: (_, caller) => delivering.status(caller),
  });

  registerVerb(registry, {
    name: 'reconciler-runs',
    title: 'List runs of the reconciler',
    description: 'What it rendered, held or failed at, newest first.',
    attributes: READS,
    input: reconcilerRunQuerySchema,
    output: reconcilerRunPageSchema,
    example: { title: 'Those that failed', input: { state: 'failed' } },
    call: (query, caller) => delivering.runs(query, caller),
  });

  registerVerb(registry, {
    name: 'run-reconciler',
    title: 'Run the reconciler now',
    description:
      'Renders branch main now, as it is rendered by itself soon after each change. Doing it again changes nothing.',
    attributes: { readOnly: false, destructive: false, idempotent: true },
    input: z.strictObject({}),
    output: reconcilerRunSchema,
    example: { title: 'Now', input: {} },
    call: (_, caller) => delivering.run(caller),
  });

  registerVerb(registry, {
    name: 'delivery',
    title: 'Tell how far the newest change has come',
    description:
      'From intent to rendered, synced and healthy, for each cluster and application.',
    attributes: READS,
    input: z.strictObject({}),
    output: deliverySchema,
    example: { title: 'As of now', input: {} },
    call: (_, caller) => delivering.delivery(caller),
  });

  registerVerb(registry, {
    name: 'drift',
    title: 'Tell what was changed in the clusters',
    description:
      'Objects that are not as they were synced, field by field, and who changed them.',
    attributes: READS,
    input: driftQuerySchema,
    output: driftSchema,
    example: {
      title: 'In one namespace',
      input: { namespace: 'assistant-development' },
    },
    call: (query, caller) => delivering.drift(query, caller),
  });

  registerVerb(registry, {
    name: 'roll-outs',
    title: 'Tell how far large changes are',
    description:
      'Changes of more than one batch of workloads and namespaces, which are rendered development first: batches, environments, and the last decision. Those under way come first.',
    attributes: READS,
    input: rollOutQuerySchema,
    output: rollOutPageSchema,
    example: { title: 'Those under way, and the newest', input: {} },
    call: (query, caller) => delivering.rollOuts(query, caller),
  });

  for (const { example, verb, ...texts } of DECISIONS) {
    registerVerb(registry, {
      ...texts,
      name: `${verb}-roll-out`,
      attributes: CHANGES,
      input: rollOutDecisionRequestSchema.extend({
        id: rollOutSchema.shape.id,
      }),
      output: rollOutSchema,
      example: {
        title: texts.title,
        input: {
          id: '3f1c0a9d5e7b2c4a6d8e0f1a2b3c4d5e6f708192',
          reason: example,
          idempotencyKey: `incident-2041-${verb}`,
        },
      },
      call: ({ id, ...request }, caller) =>
        delivering.decideRollOut(id, verb, request, caller),
    });
  }
}
