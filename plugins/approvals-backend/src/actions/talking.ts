import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { messageInputSchema } from '@waymark/plugin-approvals-common';
import { parse } from '../parse';
import type { Approvals } from '../service/types';
import { messageInput, requestOutput } from './shapes';

const VERBS = [
  {
    verb: 'comment',
    name: 'comment',
    title: 'Comment on a request for approval',
    description: 'Adds to its log. Comments stay.',
    text: 'The plan of the load test is linked now.',
  },
  {
    verb: 'askBack',
    name: 'ask-back',
    title: 'Ask the requester something',
    description: 'The request waits for the requester until they answer.',
    text: 'How long does the load test take?',
  },
  {
    verb: 'answer',
    name: 'answer',
    title: 'Answer what was asked back',
    description: 'The request waits for its approvers again.',
    text: 'Two days.',
  },
] as const;

/** Comments, questions and answers. */
export function registerTalking(
  registry: ActionsRegistryService,
  approvals: Approvals,
): void {
  for (const { description, name, text, title, verb } of VERBS) {
    registry.register({
      name,
      title,
      description,
      attributes: { readOnly: false, destructive: false, idempotent: false },
      schema: { input: messageInput, output: requestOutput },
      examples: [
        { title, input: { id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41', text } },
      ],
      action: async ({ input, credentials }) => {
        const message = parse(messageInputSchema, { text: input.text });
        return {
          output: await approvals[verb](input.id, message, { credentials }),
        };
      },
    });
  }
}
