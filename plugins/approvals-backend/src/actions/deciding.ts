import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { decisionInputSchema } from '@waymark/plugin-approvals-common';
import { parse } from '../parse';
import type { Approvals } from '../service/types';
import { idInput, requestOutput } from './shapes';

/** Approving and rejecting. */
export function registerDeciding(
  registry: ActionsRegistryService,
  approvals: Approvals,
): void {
  registry.register({
    name: 'decide',
    title: 'Approve or reject a part of a request',
    description:
      'Decides as the person who calls. Nobody decides what they asked for or made, and no person decides two parts.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        idInput(z).extend({
          verdict: z.enum(['approve', 'reject']),
          requirement: z
            .string()
            .optional()
            .describe('Id of the part; else the first that you may decide'),
          reason: z.string().optional().describe('A rejection needs it'),
        }),
      output: requestOutput,
    },
    examples: [
      {
        title: 'Approve',
        input: {
          id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
          verdict: 'approve',
          reason: 'Looked at the plan of the load test.',
        },
      },
    ],
    action: async ({ input: { id, ...rest }, credentials }) => {
      const decision = parse(decisionInputSchema, rest);
      return { output: await approvals.decide(id, decision, { credentials }) };
    },
  });
}
