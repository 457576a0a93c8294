import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  changeSetPageSchema,
  changeSetPreviewSchema,
  changeSetQuerySchema,
  changeSetRequestSchema,
  changeSetSchema,
  dependentPageSchema,
  dependentQuerySchema,
  documentPageSchema,
  documentQuerySchema,
  findingPageSchema,
  findingQuerySchema,
  previewRequestSchema,
} from '@waymark/plugin-changes-common';
import { z } from 'zod';
import type { Changes } from '../service/types';
import { CHANGES, READS, registerVerb } from './registerVerb';

const EXAMPLE_PATH = 'tenants/assistant/development/document-search.yaml';
const EXAMPLE_EDIT = {
  action: 'put' as const,
  path: EXAMPLE_PATH,
  content: 'apiVersion: platform.waymark.dev/v1alpha1\nkind: WebService\n…',
};

/** Registers the verbs of change sets and documents. */
export function registerActions(
  registry: ActionsRegistryService,
  { changes }: { changes: Changes },
): void {
  registerVerb(registry, {
    name: 'preview',
    title: 'Preview a change set',
    description:
      'Validates edits of GitOps documents on the whole resulting tree and lists the Kubernetes objects they would add, change or remove. Writes nothing.',
    attributes: READS,
    input: previewRequestSchema,
    output: changeSetPreviewSchema,
    example: { title: 'Add a service', input: { edits: [EXAMPLE_EDIT] } },
    call: (request, caller) => changes.preview(request, caller),
  });

  registerVerb(registry, {
    name: 'create',
    title: 'Create a change set',
    description:
      'Commits edits of GitOps documents to branch main, or opens a change request for somebody to review. The same idempotency key gives the same change set.',
    attributes: CHANGES,
    input: changeSetRequestSchema,
    output: changeSetSchema,
    example: {
      title: 'Ask for a new service',
      input: {
        edits: [EXAMPLE_EDIT],
        reason: 'Add document search',
        mode: 'change-request',
        idempotencyKey: 'document-search-1',
      },
    },
    call: (request, caller) => changes.create(request, caller),
  });

  registerVerb(registry, {
    name: 'get',
    title: 'Get a change set',
    description: 'Tells what became of a change set.',
    attributes: READS,
    input: z.strictObject({ id: z.string().describe('Id of the change set') }),
    output: changeSetSchema,
    example: {
      title: 'One change set',
      input: { id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41' },
    },
    call: ({ id }, caller) => changes.get(id, caller),
  });

  registerVerb(registry, {
    name: 'list',
    title: 'List change sets',
    description:
      'Change sets that the caller may read, newest first: by team, state, author, document or idempotency key.',
    attributes: READS,
    input: changeSetQuerySchema,
    output: changeSetPageSchema,
    example: {
      title: 'What a team waits for',
      input: { team: 'assistant', state: 'proposed' },
    },
    call: (query, caller) => changes.list(query, caller),
  });

  registerVerb(registry, {
    name: 'documents',
    title: 'List or get documents',
    description:
      'Documents of branch main that the caller may read, as written and parsed, with what is found wrong with them. One by its path, or by folder, team, environment, kind and name.',
    attributes: READS,
    input: documentQuerySchema,
    output: documentPageSchema,
    example: { title: 'One document', input: { path: EXAMPLE_PATH } },
    call: (query, caller) => changes.documents(query, caller),
  });

  registerVerb(registry, {
    name: 'dependents',
    title: 'Tell who depends on a document',
    description:
      'Configuration, namespaces and workloads that depend on a document of the configuration, and by which fields.',
    attributes: READS,
    input: dependentQuerySchema,
    output: dependentPageSchema,
    example: {
      title: 'Of a quota profile',
      input: { kind: 'QuotaProfile', name: 'small' },
    },
    call: (query, caller) => changes.dependents(query, caller),
  });

  registerVerb(registry, {
    name: 'findings',
    title: 'Tell what is wrong on main',
    description:
      'What validation finds on branch main, by document: field, constraint, value, fix.',
    attributes: READS,
    input: findingQuerySchema,
    output: findingPageSchema,
    example: { title: 'The first of them', input: {} },
    call: (query, caller) => changes.findings(query, caller),
  });
}
