import type { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { tenantNamespaceName } from '@waymark/platform-api';
import {
  type GoldenPathPreview,
  type HeldEnvironment,
  type NamespaceList,
  type PreviewRequest,
  type RunLink,
  type ServiceList,
  type ServiceView,
} from '@waymark/plugin-tenants-common';
import type { RunStore } from '../database/RunStore';
import type { ChangesGateway, IntentTree } from '../outside/ChangesGateway';
import type { NameRegister } from '../outside/NameRegister';
import type { Planner } from '../preview/Planner';
import { placeOf, type Observation } from '../reality/Observation';
import type { RealityReader } from '../reality/RealityReader';
import { refusedPreview, toPreview } from '../preview/toPreview';
import {
  intentDocuments,
  runningDocuments,
  type TypedDocument,
} from '../views/documents';
import { entityLinks } from '../views/entityLinks';
import { heldEnvironments } from '../views/heldEnvironments';
import { toServiceView } from '../views/toServiceView';
import type { Addresses } from '../views/gitLinks';
import { toNamespaceView } from '../views/toViews';
import type { Caller, OfTeams, Viewing } from './types';

type Options = {
  auth: AuthService;
  catalog: CatalogService;
  changes: ChangesGateway;
  names: NameRegister;
  planner: Planner;
  reality: RealityReader;
  runs: RunStore;
  addresses: Addresses;
  /** Owner of the services' repositories in the forge. */
  organization: string;
  clock?: () => Date;
};

type ServicePlace = { team: string; service: string };

/** What would be made, and what there is: read from Git on every call, nothing is kept. */
export class DefaultViewing implements Viewing {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async preview(
    request: PreviewRequest,
    caller: Caller,
    { named = false }: { named?: boolean } = {},
  ): Promise<GoldenPathPreview> {
    const { planner, changes, names, addresses, organization } = this.#options;
    const planned = await planner.plan(request.values, request.template);
    if (!planned.ok) {
      const { name } = request.values;
      const asked = planned.findings.some(one => one.field === 'name');
      // Who has a name to choose anew wants to know it now, not once the other fields are right.
      const held =
        named || asked || typeof name !== 'string'
          ? undefined
          : await names.check(name);
      return refusedPreview(
        held ? [held, ...planned.findings] : planned.findings,
        this.#now(),
      );
    }
    const { plan } = planned;
    const service = plan.document.metadata.name;
    const [compiled, taken] = await Promise.all([
      changes.preview(plan.change, caller.credentials),
      named ? undefined : names.check(service),
    ]);
    return toPreview({
      plan,
      compiled,
      further: taken ? [taken] : [],
      platform: addresses.platform,
      repositoryUrl: addresses.browse.repository({
        owner: organization,
        name: service,
      }),
      now: this.#now(),
    });
  }

  async getService(name: string): Promise<ServiceView> {
    const { changes } = this.#options;
    const isWanted = (one: ServicePlace) => one.service === name;
    const [tree, ...beside] = await Promise.all([
      changes.documents({ kind: 'WebService', name }),
      this.#held(isWanted),
      this.#left(isWanted),
    ]);
    const views = await this.#services(tree, beside, true);
    const view = views.find(one => one.name === name);
    if (!view) {
      throw new NotFoundError(
        `There is no intent for a service called ${name}`,
      );
    }
    return view;
  }

  async listServices({
    team,
    teams,
  }: { team?: string } & OfTeams): Promise<ServiceList> {
    const { changes } = this.#options;
    const isWanted = (one: ServicePlace) =>
      team === undefined || one.team === team;
    const [tree, ...beside] = await Promise.all([
      changes.documents({ kind: 'WebService', team }),
      this.#held(isWanted),
      this.#left(isWanted),
    ]);
    const services = await this.#services(tree, beside, false);
    return {
      items: services.filter(one => isAmong(one.team, teams)),
      asOf: tree.asOf,
    };
  }

  async listNamespaces({
    team,
    teams,
  }: { team?: string } & OfTeams): Promise<NamespaceList> {
    const { addresses, changes, reality } = this.#options;
    const [tree, observation] = await Promise.all([
      changes.documents({ team }),
      reality.observe(),
    ]);
    const workloads = runningDocuments(tree, 'WebService');
    return {
      items: runningDocuments(tree, 'TenantNamespace')
        .filter(one => isAmong(one.team, teams))
        .map(one => toNamespaceView(one, workloads, addresses, observation))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
      asOf: tree.asOf,
      base: tree.commit,
    };
  }

  /** What is held, as the reconciler tells it. */
  async #held(
    isWanted: (place: ServicePlace) => boolean,
  ): Promise<Map<string, HeldEnvironment[]>> {
    const { addresses, changes } = this.#options;
    return heldEnvironments(await changes.reconciler(), addresses, isWanted);
  }

  /** The team of each service that a cluster keeps, whether or not Git still has it, by the service's name. */
  async #left(
    isWanted: (place: ServicePlace) => boolean,
  ): Promise<Map<string, string>> {
    const observation = await this.#options.reality.observe();
    return new Map(
      [...observation.outlivingServices()].filter(([service, team]) =>
        isWanted({ service, team }),
      ),
    );
  }

  /**
   * The services in a tree, those that are held, and those that outlive their documents, by name.
   *
   * @param isClose - whether their workloads are looked at, which costs two requests each
   */
  async #services(
    tree: IntentTree,
    [held, left]: [Map<string, HeldEnvironment[]>, Map<string, string>],
    isClose: boolean,
  ): Promise<ServiceView[]> {
    const { addresses, runs } = this.#options;
    const byName = byServiceName(tree);
    const names = [
      ...new Set([...byName.keys(), ...held.keys(), ...left.keys()]),
    ].sort();
    const [targets, links, lastRuns] = await Promise.all([
      this.#targets(tree),
      this.#catalogLinks(names),
      runs.latestOf(names),
    ]);
    const observation = await this.#observe(
      isClose ? tree : undefined,
      targets,
    );
    return names.flatMap(name => {
      const found = byName.get(name) ?? [];
      const heldOfName = held.get(name) ?? [];
      const team = (found.at(0) ?? heldOfName.at(0))?.team ?? left.get(name);
      if (team === undefined) return [];
      const view = toServiceView({
        name,
        team,
        found,
        held: heldOfName,
        tree,
        addresses,
        targets,
        observation,
        links: links.get(name) ?? [],
        lastRun: lastRuns.get(name),
      });
      return found.length + heldOfName.length > 0 || view.left ? view : [];
    });
  }

  /** @param tree - whose workloads are looked at */
  async #observe(
    tree: IntentTree | undefined,
    targets: Map<string, string | undefined>,
  ): Promise<Observation> {
    const { addresses, reality } = this.#options;
    if (!tree) return reality.observe();
    return reality.lookAt(
      intentDocuments(tree, 'WebService').flatMap(
        ({ document, environment, team }) => {
          const { name } = document.metadata;
          const namespace = tenantNamespaceName(team, environment);
          const { cluster, folder } = placeOf(addresses.platform, {
            environment,
            namespace,
            folder: name,
            target: targets.get(`${team}/${environment}`),
          });
          return cluster ? [{ cluster, folder, namespace, name }] : [];
        },
      ),
    );
  }

  /** Target that a namespace names itself; most take the one of their environment. */
  async #targets(tree: IntentTree): Promise<Map<string, string | undefined>> {
    const teams = new Set(tree.documents.map(one => one.team));
    const [only] = teams;
    const namespaces = await this.#options.changes.documents({
      kind: 'TenantNamespace',
      ...(teams.size === 1 && { team: only }),
    });
    return new Map(
      intentDocuments(namespaces, 'TenantNamespace').map(one => [
        `${one.team}/${one.environment}`,
        one.document.spec.target,
      ]),
    );
  }

  async #catalogLinks(names: string[]): Promise<Map<string, RunLink[]>> {
    if (names.length === 0) return new Map();
    const { items } = await this.#options.catalog.getEntitiesByRefs(
      { entityRefs: names.map(name => `component:default/${name}`) },
      { credentials: await this.#options.auth.getOwnServiceCredentials() },
    );
    return new Map(
      names.map((name, index) => [name, entityLinks(name, items[index])]),
    );
  }

  #now(): Date {
    return this.#options.clock?.() ?? new Date();
  }
}

function isAmong(team: string, teams: string[] | undefined): boolean {
  return teams === undefined || teams.includes(team);
}

function byServiceName(tree: IntentTree) {
  const byName = new Map<string, TypedDocument<'WebService'>[]>();
  for (const one of intentDocuments(tree, 'WebService')) {
    const { name } = one.document.metadata;
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return byName;
}
