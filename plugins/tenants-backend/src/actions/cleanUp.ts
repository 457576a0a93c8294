import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';

import { toJson } from './toJson';
import type { Verbs } from './register';

/** `tenants:clean-up-run`: removes what an unfinished run left. */
export function registerCleanUp(
  registry: ActionsRegistryService,
  { provisioning }: Verbs,
): void {
  registry.register({
    name: 'clean-up-run',
    title: 'Clean up a provisioning run',
    description:
      'Removes what a failed or abandoned run made, as its ledger lists it. A run that is done is refused. With dryRun it says what would go and removes nothing.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          run: z.string().max(200),
          dryRun: z.boolean().optional(),
        }),
      output: z =>
        z.object({
          dryRun: z.boolean(),
          run: z.record(z.string(), z.unknown()),
          removals: z.array(z.record(z.string(), z.unknown())),
        }),
    },
    action: async ({ input, credentials }) => {
      const { run, ...request } = input;
      const result = await provisioning.cleanUpRun(run, request, {
        credentials,
      });
      return { output: toJson(result) };
    },
  });
}
