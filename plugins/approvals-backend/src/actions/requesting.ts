import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  approvalRequestInputSchema,
  messageInputSchema,
} from '@waymark/plugin-approvals-common';
import { parse } from '../parse';
import type { Approvals } from '../service/types';
import { messageInput, requestOutput } from './shapes';

/** Asking, and withdrawing what was asked. */
export function registerRequesting(
  registry: ActionsRegistryService,
  approvals: Approvals,
): void {
  registry.register({
    name: 'create',
    title: 'Ask for an approval',
    description:
      'Opens a request, such as for more quota, an exception from a rule, or something that has no golden path. The same idempotency key gives the same request.',
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          kind: z.string().describe('quota, unpaved-request or exception'),
          subject: z.object({
            type: z.string(),
            ref: z.string(),
            title: z.string(),
            url: z.string().optional(),
          }),
          reason: z.string(),
          team: z.string(),
          environment: z.string().optional(),
          sensitivity: z
            .enum(['public', 'internal', 'confidential', 'restricted'])
            .optional(),
          monthlyCost: z.number().optional(),
          terms: z
            .object({
              owner: z.string(),
              reviewAt: z.string(),
              expiresAt: z.string(),
            })
            .optional()
            .describe('An exception needs them'),
          idempotencyKey: z.string().describe('8 to 200 characters'),
        }),
      output: requestOutput,
    },
    examples: [
      {
        title: 'Ask for more quota',
        input: {
          kind: 'quota',
          subject: {
            type: 'namespace',
            ref: 'assistant-staging',
            title: '8 GiB more memory for assistant-staging',
          },
          reason: 'The load test needs twice the replicas.',
          team: 'assistant',
          idempotencyKey: 'assistant-staging-memory-1',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const request = parse(approvalRequestInputSchema, input);
      return { output: await approvals.create(request, { credentials }) };
    },
  });

  registry.register({
    name: 'withdraw',
    title: 'Withdraw a request for approval',
    description: 'Ends an open request without a decision.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: { input: messageInput, output: requestOutput },
    examples: [
      {
        title: 'It is not needed any more',
        input: {
          id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
          text: 'The load test is done.',
        },
      },
    ],
    action: async ({ input: { id, text }, credentials }) => ({
      output: await approvals.withdraw(
        id,
        parse(messageInputSchema, { text }),
        { credentials },
      ),
    }),
  });
}
