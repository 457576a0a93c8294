import { randomUUID } from 'node:crypto';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  blastRadiusSchema,
  changeSetDraftSchema,
  changeSetSchema,
  previewRequestSchema,
  proposalSchema,
  withdrawalSchema,
  type BlastRadius,
} from '@waymark/plugin-changes-common';
import { z } from 'zod';
import type { Reviewing } from '../service/types';
import { CHANGES, READS, registerVerb } from './registerVerb';

const EXAMPLE_ID = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';
const EXAMPLE_EDIT = {
  action: 'delete' as const,
  path: 'tenants/assistant/development/document-search.yaml',
};
const id = z.string().describe('Id of the change set');

/** Registers the verbs between having an idea and its being decided on. */
export function registerReviewActions(
  registry: ActionsRegistryService,
  { reviewing }: { reviewing: Reviewing },
): void {
  registerVerb(registry, {
    name: 'blast-radius',
    title: 'Tell the blast radius of edits',
    description:
      'Compiles the whole fleet before and after edits of GitOps documents: workloads touched, pods replaced, capacity taken, differences by kind. Writes nothing.',
    attributes: READS,
    input: previewRequestSchema,
    output: blastRadiusSchema,
    example: { title: 'Remove a service', input: { edits: [EXAMPLE_EDIT] } },
    call: async (request, caller) => {
      let radius: BlastRadius | undefined;
      for await (const event of reviewing.blastRadius(request, caller)) {
        if (event.type === 'done') radius = event.radius;
      }
      if (!radius) throw new Error('The comparison ended without a result.');
      return radius;
    },
  });

  registerVerb(registry, {
    name: 'save-draft',
    title: 'Save a draft of a change set',
    description:
      'Keeps edits and reason as a draft of the caller, to be proposed later. Give id and revision of what was read to change one.',
    attributes: { readOnly: false, destructive: false, idempotent: false },
    input: changeSetDraftSchema.extend({
      id: z.string().optional().describe('Of the draft; a new one without'),
      revision: changeSetDraftSchema.shape.revision.default(0),
    }),
    output: changeSetSchema,
    example: {
      title: 'Begin a draft',
      input: { edits: [EXAMPLE_EDIT], reason: 'It has no users any more' },
    },
    call: ({ id: draft = randomUUID(), ...content }, caller) =>
      reviewing.saveDraft(draft, content, caller),
  });

  registerVerb(registry, {
    name: 'discard-draft',
    title: 'Discard a draft',
    description:
      'Throws a draft of the caller away. Its audit row stays; done again, there is no such draft.',
    attributes: CHANGES,
    input: z.strictObject({ id }),
    output: z.object({ id }),
    example: { title: 'Throw it away', input: { id: EXAMPLE_ID } },
    call: async (draft, caller) => {
      await reviewing.discardDraft(draft.id, caller);
      return draft;
    },
  });

  registerVerb(registry, {
    name: 'propose',
    title: 'Propose a draft',
    description:
      'Hands a draft in: a change request is opened for somebody to review. Doing it again gives what became of it.',
    attributes: CHANGES,
    input: proposalSchema.extend({ id }),
    output: changeSetSchema,
    example: { title: 'Propose it', input: { id: EXAMPLE_ID, revision: 1 } },
    call: ({ id: draft, ...request }, caller) =>
      reviewing.propose(draft, request, caller),
  });

  registerVerb(registry, {
    name: 'withdraw',
    title: 'Withdraw a change set',
    description:
      'Takes a proposed change set back and closes its change request. Doing it again changes nothing.',
    attributes: CHANGES,
    input: withdrawalSchema.extend({ id }),
    output: changeSetSchema,
    example: { title: 'Take it back', input: { id: EXAMPLE_ID } },
    call: ({ id: changeSet, ...request }, caller) =>
      reviewing.withdraw(changeSet, request, caller),
  });
}
