import type {
  AuditorService,
  AuthService,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  CleanUpRequest,
  NamespaceCleanUp,
  NamespaceLifetime,
  NamespaceLifetimes,
} from '@waymark/plugin-tenants-common';
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { CleanUpStore } from '../database/CleanUpStore';
import { proposedNotice } from '../notices/namespaceNotices';
import type { ChangesGateway } from '../outside/ChangesGateway';
import { actorOf } from '../service/actor';
import { audited } from '../service/audited';
import type { Caller, Namespaces, OfTeams } from '../service/types';
import { runningDocuments } from '../views/documents';
import { lifetimeOf, mayBeCleanedUp, type LifetimePolicy } from './lifetime';

/** What a platform that says nothing else gets. */
const DEFAULT_POLICY: LifetimePolicy = {
  warnBefore: 'P3D',
  abandonedAfter: 'P90D',
};
const STATES: NamespaceLifetime['state'][] = [
  'expired',
  'abandoned',
  'expiring',
  'unknown',
  'kept',
];

type Options = {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  changes: ChangesGateway;
  cleanUps: CleanUpStore;
  clock?: () => Date;
};

/** Which namespaces are still wanted, and change sets that remove those that are not. */
export class NamespaceFactory implements Namespaces {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async lifetimes({
    team,
    teams,
  }: { team?: string } & OfTeams): Promise<NamespaceLifetimes> {
    const { changes } = this.#options;
    const now = this.#now();
    const tree = await changes.documents({ team });
    const namespaces = runningDocuments(tree, 'TenantNamespace').filter(
      one => teams === undefined || teams.includes(one.team),
    );
    const [touched, known] = await Promise.all([
      changes.lastTouched(team),
      this.#knownTeams(namespaces.map(one => one.team)),
    ]);
    const platform = changes.platform.value;
    const policy = platform.namespaces ?? DEFAULT_POLICY;
    const items = namespaces.map(({ document, source, ...place }) => {
      const folder = posix.dirname(source.path);
      // Those that are held are wanted too.
      const services = tree.documents
        .filter(({ path }) => posix.dirname(path) === folder)
        .filter(({ path }) => path !== source.path)
        .map(({ path }) => posix.basename(path, '.yaml'))
        .sort();
      const { tier } = document.spec;
      return {
        name: document.metadata.name,
        team: place.team,
        environment: place.environment,
        path: source.path,
        tier,
        services,
        ...lifetimeOf(
          {
            tier,
            ...(tier === 'sandbox' && {
              ttl: document.spec.ttl ?? platform.tiers.sandbox.defaultTtl,
            }),
            documentChangedAt: touched.get(source.path),
            changedAt: newestIn(touched, folder),
            workloads: services.length,
            isOwnerKnown: known.has(place.team),
          },
          policy,
          now,
        ),
      };
    });
    return {
      asOf: now.toISOString(),
      base: tree.commit,
      source: 'branch main of the GitOps repository, teams of the catalog',
      ...policy,
      items: await this.#withCleanUps(items.sort(whatEndsFirst)),
    };
  }

  async cleanUp(
    name: string,
    { dryRun = false }: CleanUpRequest,
    caller: Caller,
  ): Promise<NamespaceCleanUp> {
    const { auditor, auth, changes, cleanUps } = this.#options;
    const { base, items } = await this.lifetimes({});
    const namespace = items.find(one => one.name === name);
    if (!namespace) throw new NotFoundError(`There is no namespace ${name}`);
    if (!mayBeCleanedUp(namespace)) {
      throw new ConflictError(
        `Namespace ${name} is ${namespace.state}: only what is expired or abandoned is cleaned up here. Remove its documents by a change set if it is to go all the same.`,
      );
    }
    const documents = documentsOf(namespace);
    const edits = documents.map(path => ({ action: 'delete' as const, path }));
    const preview = await changes.preview({ edits, base });
    const plan = {
      dryRun,
      namespace,
      base,
      documents,
      objects: preview.documents.flatMap(({ objects }) =>
        objects
          .filter(({ change }) => change === 'removed')
          .map(object => ({
            kind: object.kind,
            name: object.name,
            ...(object.namespace && { namespace: object.namespace }),
          })),
      ),
    };
    if (dryRun) return plan;
    const actor = actorOf(auth, caller.credentials);
    const event = { eventId: 'namespace-clean-up', actor, run: name };
    return audited(auditor, event, async () => {
      const key = keyOf(namespace);
      const { id, state, changeRequest } = await changes.send({
        key,
        base,
        // Somebody else looks at it: what goes with a namespace does not come back by a revert.
        mode: 'change-request',
        reason: `Remove namespace ${name}: ${namespace.reasons.join(
          '; ',
        )} (proposed by ${actor})`,
        edits,
      });
      await cleanUps.record(
        {
          key,
          namespace: name,
          expires_at: namespace.expiresAt
            ? new Date(namespace.expiresAt)
            : null,
          change_set: id,
          proposed_by: actor,
          proposed_at: this.#now(),
        },
        proposedNotice(namespace, key, changeRequest?.url),
      );
      return {
        ...plan,
        changeSet: { id, state, ...(changeRequest && { changeRequest }) },
      };
    });
  }

  /** Adds how the proposals stand that were made of the namespaces as they are. */
  async #withCleanUps(
    items: NamespaceLifetime[],
  ): Promise<NamespaceLifetime[]> {
    const { changes, cleanUps } = this.#options;
    const proposed = await cleanUps.changeSets(
      items.filter(mayBeCleanedUp).map(keyOf),
    );
    return Promise.all(
      items.map(async item => {
        const changeSet = proposed.get(keyOf(item));
        if (changeSet === undefined) return item;
        const { id, state, changeRequest } = await changes.get(changeSet);
        return {
          ...item,
          cleanUp: { id, state, ...(changeRequest && { changeRequest }) },
        };
      }),
    );
  }

  #now(): Date {
    return this.#options.clock?.() ?? new Date();
  }

  async #knownTeams(teams: string[]): Promise<ReadonlySet<string>> {
    const { auth, catalog } = this.#options;
    const names = [...new Set(teams)];
    if (names.length === 0) return new Set();
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: names.map(name => `group:default/${name}`) },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Set(names.filter((_, index) => items[index] !== undefined));
  }
}

/** What goes with it: its workloads, and last its own document. */
function documentsOf({ path, services }: NamespaceLifetime): string[] {
  const folder = posix.dirname(path);
  return [...services.map(service => `${folder}/${service}.yaml`), path];
}

/** The same state of the same namespace gives the same change set, however often it is asked for. */
function keyOf(namespace: NamespaceLifetime): string {
  const { name, lastChangeAt = '' } = namespace;
  const state = createHash('sha256')
    .update([lastChangeAt, ...documentsOf(namespace)].join('\0'))
    .digest('hex')
    .slice(0, 16);
  return `namespace-clean-up:${name}:${state}`;
}

function newestIn(
  touched: ReadonlyMap<string, Date>,
  folder: string,
): Date | undefined {
  return [...touched]
    .filter(([path]) => posix.dirname(path) === folder)
    .map(([, at]) => at)
    .sort((one, other) => other.getTime() - one.getTime())
    .at(0);
}

function whatEndsFirst(one: NamespaceLifetime, other: NamespaceLifetime) {
  return (
    STATES.indexOf(one.state) - STATES.indexOf(other.state) ||
    (one.expiresAt ?? '~').localeCompare(other.expiresAt ?? '~') ||
    one.name.localeCompare(other.name)
  );
}
