import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { approvalRequestQuerySchema } from '@waymark/plugin-approvals-common';
import { parse } from '../parse';
import type { Approvals } from '../service/types';
import { idInput, requestOutput } from './shapes';

const attributes = { readOnly: true, destructive: false, idempotent: true };

/** What can be read. */
export function registerReading(
  registry: ActionsRegistryService,
  approvals: Approvals,
): void {
  registry.register({
    name: 'list',
    title: 'List requests for approval',
    description:
      'What waits for a decision of yours, what you asked for, or all that you may read.',
    attributes,
    schema: {
      input: z =>
        z.object({
          view: z.enum(['waiting', 'mine', 'all']).optional(),
          state: z
            .enum(['open', 'approved', 'rejected', 'expired', 'withdrawn'])
            .optional(),
          team: z.string().optional(),
          cursor: z.string().optional(),
        }),
      output: z =>
        z.object({
          items: z.array(requestOutput(z)),
          nextCursor: z.string().optional(),
        }),
    },
    examples: [{ title: 'What waits for me', input: { view: 'waiting' } }],
    action: async ({ input, credentials }) => {
      const query = parse(approvalRequestQuerySchema, input);
      return { output: await approvals.list(query, { credentials }) };
    },
  });

  registry.register({
    name: 'get',
    title: 'Get a request for approval',
    description: 'What is asked, by whom, why, and who has decided what.',
    attributes,
    schema: { input: idInput, output: requestOutput },
    examples: [
      {
        title: 'One request',
        input: { id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41' },
      },
    ],
    action: async ({ input, credentials }) => ({
      output: await approvals.get(input.id, { credentials }),
    }),
  });
}
