import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { delegationInputSchema } from '@waymark/plugin-approvals-common';
import { parse } from '../parse';
import type { Delegations } from '../service/types';
import { delegationOutput } from './shapes';

/** Lending one's part, and taking it back. */
export function registerDelegating(
  registry: ActionsRegistryService,
  delegations: Delegations,
): void {
  registry.register({
    name: 'delegate',
    title: 'Lend your part in approvals',
    description:
      'Another person decides for you until a time, at most 30 days from now. It is recorded with each decision.',
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          to: z.string().describe('Entity reference of a user'),
          until: z.string().describe('ISO 8601, UTC'),
          reason: z.string(),
        }),
      output: delegationOutput,
    },
    examples: [
      {
        title: 'During a holiday',
        input: {
          to: 'user:default/hugo-martins',
          until: '2026-12-01T08:00:00Z',
          reason: 'Holiday',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const delegation = parse(delegationInputSchema, input);
      return { output: await delegations.create(delegation, { credentials }) };
    },
  });

  registry.register({
    name: 'end-delegation',
    title: 'Take your part in approvals back',
    description: 'Ends a delegation that you gave before its time.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z => z.object({ id: z.string().describe('Of the delegation') }),
      output: delegationOutput,
    },
    examples: [
      {
        title: 'Back from holiday',
        input: { id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41' },
      },
    ],
    action: async ({ input, credentials }) => ({
      output: await delegations.end(input.id, { credentials }),
    }),
  });
}
