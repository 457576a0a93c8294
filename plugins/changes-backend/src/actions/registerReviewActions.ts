import { randomUUID } from 'node:crypto';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  changeSetDraftSchema,
  previewRequestSchema,
  proposalSchema,
  withdrawalSchema,
  type BlastRadius,
} from '@waymark/plugin-changes-common';
import { parse } from '../parse';
import type { Reviewing } from '../service/types';
import { blastRadiusOutput, changeSetOutput, editInput } from './shapes';

const EXAMPLE_ID = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';
const EXAMPLE_EDIT = {
  action: 'delete' as const,
  path: 'tenants/assistant/development/document-search.yaml',
};

/** Registers the verbs of review as actions: the same permission and audit as over HTTP. */
export function registerReviewActions(
  registry: ActionsRegistryService,
  { reviewing }: { reviewing: Reviewing },
): void {
  registry.register({
    name: 'blast-radius',
    title: 'Tell the blast radius of edits',
    description:
      'Compiles the whole fleet before and after edits of GitOps documents: workloads touched, pods replaced, capacity taken, differences by kind. Writes nothing.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ edits: z.array(editInput(z)) }),
      output: z => blastRadiusOutput(z),
    },
    examples: [{ title: 'Remove a service', input: { edits: [EXAMPLE_EDIT] } }],
    action: async ({ input, credentials }) => {
      const request = parse(previewRequestSchema, input);
      let radius: BlastRadius | undefined;
      for await (const event of reviewing.blastRadius(request, {
        credentials,
      })) {
        if (event.type === 'done') radius = event.radius;
      }
      if (!radius) throw new Error('The comparison ended without a result.');
      return { output: radius };
    },
  });

  registry.register({
    name: 'save-draft',
    title: 'Save a draft of a change set',
    description:
      'Keeps edits and reason as a draft of the caller, to be proposed later. Give id and revision of what was read to change one.',
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: z =>
        z.object({
          id: z.string().optional().describe('Of the draft; a new one without'),
          revision: z.number().int().default(0),
          edits: z.array(editInput(z)),
          reason: z.string().default(''),
        }),
      output: z => changeSetOutput(z),
    },
    examples: [
      {
        title: 'Begin a draft',
        input: {
          edits: [EXAMPLE_EDIT],
          reason: 'It has no users any more',
          revision: 0,
        },
      },
    ],
    action: async ({ input: { id = randomUUID(), ...input }, credentials }) => {
      const draft = parse(changeSetDraftSchema, input);
      return {
        output: await reviewing.saveDraft(id, draft, {
          credentials,
          door: 'agent',
        }),
      };
    },
  });

  registry.register({
    name: 'propose',
    title: 'Propose a draft',
    description:
      'Hands a draft in: a change request is opened for somebody to review. Doing it again gives what became of it.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z => z.object({ id: z.string(), revision: z.number().int() }),
      output: z => changeSetOutput(z),
    },
    examples: [{ title: 'Propose it', input: { id: EXAMPLE_ID, revision: 1 } }],
    action: async ({ input: { id, ...input }, credentials }) => {
      const request = parse(proposalSchema, input);
      return { output: await reviewing.propose(id, request, { credentials }) };
    },
  });

  registry.register({
    name: 'withdraw',
    title: 'Withdraw a change set',
    description:
      'Takes a proposed change set back and closes its change request. Doing it again changes nothing.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z => z.object({ id: z.string(), reason: z.string().optional() }),
      output: z => changeSetOutput(z),
    },
    examples: [{ title: 'Take it back', input: { id: EXAMPLE_ID } }],
    action: async ({ input: { id, ...input }, credentials }) => {
      const request = parse(withdrawalSchema, input);
      return { output: await reviewing.withdraw(id, request, { credentials }) };
    },
  });
}
