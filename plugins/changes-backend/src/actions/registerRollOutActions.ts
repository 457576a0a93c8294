import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  rollOutDecisionRequestSchema,
  rollOutQuerySchema,
  type RollOutDecision,
} from '@waymark/plugin-changes-common';
import { parse } from '../parse';
import type { Delivering } from '../service/types';
import { rollOutOutput } from './shapes';

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

/** Registers the verbs of large changes as actions: the same permission and audit as over HTTP. */
export function registerRollOutActions(
  registry: ActionsRegistryService,
  {
    delivering,
  }: { delivering: Pick<Delivering, 'decideRollOut' | 'rollOuts'> },
): void {
  registry.register({
    name: 'roll-outs',
    title: 'Tell how far large changes are',
    description:
      'Changes of more than one batch of workloads and namespaces, which are rendered development first: batches, environments, and the last decision. Those under way come first.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          changeSet: z
            .string()
            .optional()
            .describe('Only the one that this change set is part of'),
          limit: z.number().int().optional(),
        }),
      output: z =>
        z.object({ asOf: z.string(), items: z.array(rollOutOutput(z)) }),
    },
    examples: [{ title: 'Those under way, and the newest', input: {} }],
    action: async ({ input, credentials }) => ({
      output: await delivering.rollOuts(parse(rollOutQuerySchema, input), {
        credentials,
      }),
    }),
  });

  for (const { description, example, title, verb } of DECISIONS) {
    registry.register({
      name: `${verb}-roll-out`,
      title,
      description,
      attributes: { readOnly: false, destructive: true, idempotent: true },
      schema: {
        input: z =>
          z.object({
            id: z.string().describe('Commit on main that it began with'),
            reason: z.string().describe('3 to 500 characters, for the audit'),
            idempotencyKey: z.string().describe('8 to 200 characters'),
          }),
        output: z => rollOutOutput(z),
      },
      examples: [
        {
          title,
          input: {
            id: '3f1c0a9d5e7b2c4a6d8e0f1a2b3c4d5e6f708192',
            reason: example,
            idempotencyKey: `incident-2041-${verb}`,
          },
        },
      ],
      action: async ({ input: { id, ...input }, credentials }) => {
        const request = parse(rollOutDecisionRequestSchema, input);
        return {
          output: await delivering.decideRollOut(id, verb, request, {
            credentials,
          }),
        };
      },
    });
  }
}
