import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Provisioning, Viewing } from '../service/types';
import { registerProvision } from './provision';
import { registerReading } from './reading';
import { registerCleanUp } from './cleanUp';

/** What the verbs call. */
export type Verbs = { provisioning: Provisioning; viewing: Viewing };

/** Registers every verb once: CLI, agents and other backends find them here. */
export function registerActions(
  registry: ActionsRegistryService,
  verbs: Verbs,
): void {
  registerProvision(registry, verbs);
  registerReading(registry, verbs);
  registerCleanUp(registry, verbs);
}
