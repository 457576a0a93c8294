import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  changeSetRequestSchema,
  previewRequestSchema,
} from '@waymark/plugin-changes-common';
import { parse } from '../parse';
import type { Changes } from '../service/types';
import { changeSetOutput, editInput, previewOutput } from './shapes';

const EXAMPLE_PATH = 'tenants/assistant/development/document-search.yaml';
const EXAMPLE_EDIT = {
  action: 'put' as const,
  path: EXAMPLE_PATH,
  content: 'apiVersion: platform.waymark.dev/v1alpha1\nkind: WebService\n…',
};

/** Registers the verbs as actions, for agents and the CLI: the same permission and audit as over HTTP. */
export function registerActions(
  registry: ActionsRegistryService,
  options: { changes: Changes },
): void {
  const { changes } = options;

  registry.register({
    name: 'preview',
    title: 'Preview a change set',
    description:
      'Validates edits of GitOps documents on the whole resulting tree and lists the Kubernetes objects they would add, change or remove. Writes nothing.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          edits: z.array(editInput(z)).describe('Whole documents, each once'),
        }),
      output: z => previewOutput(z),
    },
    examples: [{ title: 'Add a service', input: { edits: [EXAMPLE_EDIT] } }],
    action: async ({ input, credentials }) => {
      const request = parse(previewRequestSchema, input);
      const preview = await changes.preview(request, { credentials });
      return { output: preview };
    },
  });

  registry.register({
    name: 'create',
    title: 'Create a change set',
    description:
      'Commits edits of GitOps documents to branch main, or opens a change request for somebody to review. The same idempotency key gives the same change set.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          edits: z.array(editInput(z)).describe('Whole documents, each once'),
          reason: z.string().describe('Why; becomes the commit message'),
          mode: z.enum(['commit', 'change-request']),
          idempotencyKey: z.string().describe('8 to 200 characters'),
          base: z
            .string()
            .optional()
            .describe('Commit on main that the edits were made against'),
        }),
      output: z => changeSetOutput(z),
    },
    examples: [
      {
        title: 'Ask for a new service',
        input: {
          edits: [EXAMPLE_EDIT],
          reason: 'Add document search',
          mode: 'change-request',
          idempotencyKey: 'document-search-1',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const request = parse(changeSetRequestSchema, input);
      return {
        output: await changes.create(request, { credentials, door: 'agent' }),
      };
    },
  });

  registry.register({
    name: 'get',
    title: 'Get a change set',
    description: 'Tells what became of a change set.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ id: z.string().describe('Id of the change set') }),
      output: z => changeSetOutput(z),
    },
    examples: [
      {
        title: 'One change set',
        input: { id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41' },
      },
    ],
    action: async ({ input, credentials }) => ({
      output: await changes.get(input.id, { credentials }),
    }),
  });
}
