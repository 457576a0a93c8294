import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  previewRequestSchema,
  runStateSchema,
} from '@waymark/plugin-tenants-common';
import { parse } from '../parse';
import { toJson } from './toJson';
import type { Verbs } from './register';

const READING = { readOnly: true, destructive: false, idempotent: true };

/** Verbs that change nothing. */
export function registerReading(
  registry: ActionsRegistryService,
  { provisioning, viewing }: Verbs,
): void {
  registry.register({
    name: 'preview',
    title: 'Preview a golden path',
    description:
      'What a golden path would make with these values: objects, quota, findings, reviews.',
    attributes: READING,
    schema: {
      input: z =>
        z.object({
          template: z.object({
            ref: z.string(),
            version: z.string().optional(),
          }),
          values: z.record(z.string(), z.unknown()),
        }),
      output: z => z.object({ preview: z.record(z.string(), z.unknown()) }),
    },
    action: async ({ input, credentials }) => {
      const request = parse(previewRequestSchema, input);
      const preview = await viewing.preview(request, { credentials });
      return { output: toJson({ preview }) };
    },
  });

  registry.register({
    name: 'get-run',
    title: 'Get a provisioning run',
    description:
      'A run with its ledger and steps, by its id or its idempotency key.',
    attributes: READING,
    schema: {
      input: z => z.object({ run: z.string().max(200) }),
      output: z => z.object({ run: z.record(z.string(), z.unknown()) }),
    },
    examples: [
      {
        title: 'By the scaffolder task',
        input: { run: 'scaffolder-task:00000000-0000-0000-0000-000000000000' },
      },
    ],
    action: async ({ input, credentials }) => {
      const run = await provisioning.getRun(input.run, { credentials });
      return { output: toJson({ run }) };
    },
  });

  registry.register({
    name: 'list-runs',
    title: 'List provisioning runs',
    description: 'Runs that the caller may read, newest first.',
    attributes: READING,
    schema: {
      input: z =>
        z.object({
          service: z.string().max(63).optional(),
          team: z.string().max(63).optional(),
          state: z.string().max(40).optional(),
          mine: z.boolean().optional(),
          limit: z.number().int().min(1).max(100).optional(),
          cursor: z.string().max(200).optional(),
        }),
      output: z =>
        z.object({
          items: z.array(z.record(z.string(), z.unknown())),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const state = runStateSchema.optional().parse(input.state);
      const page = await provisioning.listRuns(
        { ...input, state },
        { credentials },
      );
      return { output: toJson(page) };
    },
  });

  registry.register({
    name: 'get-service',
    title: 'Get a service',
    description:
      'Intent of a service in each environment, read from Git, with links.',
    attributes: READING,
    schema: {
      input: z => z.object({ name: z.string().max(63) }),
      output: z => z.object({ service: z.record(z.string(), z.unknown()) }),
    },
    action: async ({ input, credentials }) => {
      const service = await viewing.getService(input.name, { credentials });
      return { output: toJson({ service }) };
    },
  });

  registry.register({
    name: 'list-namespaces',
    title: 'List tenant namespaces',
    description: 'Namespaces that the caller may read, with their quota.',
    attributes: READING,
    schema: {
      input: z => z.object({ team: z.string().max(63).optional() }),
      output: z =>
        z.object({ items: z.array(z.record(z.string(), z.unknown())) }),
    },
    action: async ({ input, credentials }) => {
      const { items } = await viewing.listNamespaces(input, { credentials });
      return { output: toJson({ items }) };
    },
  });
}
