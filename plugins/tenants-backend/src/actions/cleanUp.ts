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
      'Removes what a failed or abandoned run made, as its ledger lists it. A run that is done is refused.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z => z.object({ run: z.string().max(200) }),
      output: z => z.object({ run: z.record(z.string(), z.unknown()) }),
    },
    action: async ({ input, credentials }) => {
      const run = await provisioning.cleanUpRun(input.run, { credentials });
      return { output: toJson({ run }) };
    },
  });
}
