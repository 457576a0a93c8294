import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Approvals, Delegations } from '../service/types';
import { registerBreakGlass } from './breakGlass';
import { registerDelegating } from './delegating';
import { registerDeciding } from './deciding';
import { registerReading } from './reading';
import { registerRequesting } from './requesting';
import { registerTalking } from './talking';

/** Registers the verbs as actions, for agents and the CLI: the same permission and audit as over HTTP. */
export function registerActions(
  registry: ActionsRegistryService,
  options: { approvals: Approvals; delegations: Delegations },
): void {
  registerReading(registry, options.approvals);
  registerRequesting(registry, options.approvals);
  registerDeciding(registry, options.approvals);
  registerTalking(registry, options.approvals);
  registerBreakGlass(registry, options.approvals);
  registerDelegating(registry, options.delegations);
}
