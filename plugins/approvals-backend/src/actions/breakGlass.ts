import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  breakGlassInputSchema,
  messageInputSchema,
} from '@waymark/plugin-approvals-common';
import { parse } from '../parse';
import type { Approvals } from '../service/types';
import { messageInput, requestOutput } from './shapes';

/** Taking access in an emergency, and ending it. */
export function registerBreakGlass(
  registry: ActionsRegistryService,
  approvals: Approvals,
): void {
  registry.register({
    name: 'break-glass',
    title: 'Take break-glass access to a namespace',
    description:
      'Gives the person who calls a role in a namespace at once, for a time. Everybody concerned is told, and somebody else reviews it afterwards.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          team: z.string(),
          environment: z.string(),
          role: z.enum(['viewer', 'deployer']),
          minutes: z.number().int().describe('5 to 1440'),
          reason: z.string().describe('At least 10 characters'),
          confirm: z
            .string()
            .optional()
            .describe('Name of the namespace; production asks for it'),
          idempotencyKey: z.string().describe('8 to 200 characters'),
        }),
      output: requestOutput,
    },
    examples: [
      {
        title: 'Half an hour in production',
        input: {
          team: 'assistant',
          environment: 'production',
          role: 'deployer',
          minutes: 30,
          reason: 'The rollout hangs and pages everybody.',
          confirm: 'assistant-production',
          idempotencyKey: 'incident-2041-access',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const access = parse(breakGlassInputSchema, input);
      return { output: await approvals.breakGlass(access, { credentials }) };
    },
  });

  registry.register({
    name: 'end-access',
    title: 'End break-glass access',
    description:
      'Ends it before its time. Its person may, and those who review it.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: { input: messageInput, output: requestOutput },
    examples: [
      {
        title: 'It is not needed any more',
        input: {
          id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
          text: 'The rollout is through.',
        },
      },
    ],
    action: async ({ input: { id, text }, credentials }) => ({
      output: await approvals.endAccess(
        id,
        parse(messageInputSchema, { text }),
        { credentials },
      ),
    }),
  });
}
