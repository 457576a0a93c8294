import { tenantNamespaceName } from '@waymark/platform-api';
import type {
  HeldEnvironment,
  RunLink,
  RunSummary,
  ServiceView,
} from '@waymark/plugin-tenants-common';
import type { IntentTree } from '../outside/ChangesGateway';
import { placeOf, type Observation } from '../reality/Observation';
import type { TypedDocument } from './documents';
import type { Addresses } from './gitLinks';
import { toServiceEnvironment } from './toViews';

/** A service across its environments, in the order the platform has them. */
export function toServiceView(options: {
  name: string;
  team: string;
  found: TypedDocument<'WebService'>[];
  held: HeldEnvironment[];
  tree: IntentTree;
  addresses: Addresses;
  /** Target of a namespace that names one, by `<team>/<environment>`. */
  targets: Map<string, string | undefined>;
  observation: Observation;
  links: RunLink[];
  lastRun: RunSummary | undefined;
}): ServiceView {
  const { name, team, found, held, tree } = options;
  const { addresses, targets, observation, links, lastRun } = options;
  const document = found.at(0)?.document;
  const description = document?.metadata.description;
  const system = document?.spec.system;
  return {
    name,
    team,
    ...(description && { description }),
    ...(system && { system }),
    environments: Object.keys(addresses.platform.environments).flatMap(
      environment =>
        found
          .filter(one => one.environment === environment)
          .map(one =>
            toServiceEnvironment(
              one,
              addresses,
              targets.get(`${one.team}/${environment}`),
              observation,
            ),
          ),
    ),
    held,
    ...leftOf(options),
    links,
    ...(lastRun && { lastRun }),
    source: 'branch main of the GitOps repository',
    base: tree.commit,
    asOf: tree.asOf,
  };
}

/** Environments whose document is gone, and where a cluster has the service until a person deletes it. */
function leftOf({
  name,
  team,
  found,
  held,
  addresses: { platform },
  targets,
  observation,
}: Parameters<typeof toServiceView>[0]): Pick<ServiceView, 'left'> {
  const inGit = new Set([...found, ...held].map(one => one.environment));
  const left = Object.keys(platform.environments)
    .filter(environment => !inGit.has(environment))
    .flatMap(environment => {
      const namespace = tenantNamespaceName(team, environment);
      const target = targets.get(`${team}/${environment}`);
      const application = observation.outliving(
        placeOf(platform, { environment, target, namespace, folder: name }),
      );
      return application ? [{ environment, namespace, application }] : [];
    });
  return left.length > 0 ? { left } : {};
}
