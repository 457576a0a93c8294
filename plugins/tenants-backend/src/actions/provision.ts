import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { runRequestSchema } from '@waymark/plugin-tenants-common';
import { parse } from '../parse';
import { provision } from '../service/provision';
import { toJson } from './toJson';
import type { Verbs } from './register';

const EXAMPLE = {
  idempotencyKey: 'example-document-search-1',
  template: { ref: 'template:default/internal-http-service', version: '1.0.0' },
  values: {
    name: 'document-search',
    owner: 'assistant',
    language: 'python',
    size: 'small',
    minReplicas: 2,
    maxReplicas: 4,
    environment: 'development',
  },
};

/** `tenants:provision`: namespace and workload of a service, without a repository. */
export function registerProvision(
  registry: ActionsRegistryService,
  verbs: Verbs,
): void {
  registry.register({
    name: 'provision',
    title: 'Provision a service',
    description:
      'Makes the namespace (unless the team has it) and the workload of a service by one change set. The same idempotency key gives the same run. With dryRun it says what would be made and writes nothing.',
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          idempotencyKey: z
            .string()
            .min(8)
            .max(200)
            .describe('A new one for every new request'),
          template: z.object({
            ref: z.string().describe('Entity ref of the golden path'),
            version: z.string(),
          }),
          values: z
            .record(z.string(), z.unknown())
            .describe(
              'name, owner, language, size, minReplicas, maxReplicas, environment and, if wanted, description, system, dependencies, sloClass, dataSensitivity, exposure, host',
            ),
          dryRun: z.boolean().optional(),
        }),
      output: z =>
        z.object({
          dryRun: z.boolean(),
          run: z
            .record(z.string(), z.unknown())
            .optional()
            .describe('The run; absent in a dry run'),
          changes: z
            .array(z.record(z.string(), z.unknown()))
            .describe('Edits on branch main'),
          findings: z.array(z.record(z.string(), z.unknown())),
        }),
    },
    examples: [
      {
        title: 'See what a service would be',
        input: { ...EXAMPLE, dryRun: true },
      },
      { title: 'Provision a service', input: EXAMPLE },
    ],
    action: async ({ input, credentials }) => {
      const { dryRun, ...rest } = input;
      const request = parse(runRequestSchema, rest);
      const result = await provision(
        verbs,
        { ...request, dryRun },
        {
          credentials,
        },
      );
      return { output: toJson(result) };
    },
  });
}
