import { inSlices, type IntentTree, type Steps } from '@waymark/gitops';
import type { Platform, PlatformDocument } from '@waymark/platform-api';
import type { Dependent, DependentPage } from '@waymark/plugin-changes-common';
import {
  parseConfiguration,
  referencesOf,
  seedOf,
  tenantPlace,
  tenantReferencesOf,
  type ConfigurationDocument,
  type Reference,
} from '@waymark/plugin-platform-config-common';
import { decodeCursor, documentCursor, encodeCursor } from '../database/cursor';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { ListDependents } from './types';

/** How old main may be. */
const READ_MAX_AGE_MS = 1500;

const CONFIGURATION = 'platform/';
const TENANTS = 'tenants/';
const NAMESPACE = '_namespace.yaml';

/** Dependents by what they depend on, in the order of their paths. */
type Index = ReadonlyMap<string, readonly Dependent[]>;

/** Who depends on a document of the configuration: made once for each commit, so that asking costs a look whatever the fleet. */
export class Dependents {
  readonly #repository: GitopsRepository;
  readonly #now: () => Date;
  #made: { commit: string; index: Promise<Index> } | undefined;

  constructor(options: { repository: GitopsRepository; now: () => Date }) {
    this.#repository = options.repository;
    this.#now = options.now;
  }

  async list(query: ListDependents): Promise<DependentPage> {
    const { commit, tree } = await this.#repository.intent(READ_MAX_AGE_MS);
    const index = await this.#indexOf(commit, tree);
    const asOf = this.#repository.git.fetchedAt ?? this.#now();
    const all = index.get(keyOf(query.kind, query.name)) ?? [];
    return { commit, asOf: asOf.toISOString(), ...pageOf(all, query) };
  }

  #indexOf(commit: string, tree: IntentTree): Promise<Index> {
    if (this.#made?.commit === commit) return this.#made.index;
    const index = this.#make(commit, tree);
    this.#made = { commit, index };
    index.catch(() => {
      if (this.#made?.index === index) this.#made = undefined;
    });
    return index;
  }

  async #make(commit: string, tree: IntentTree): Promise<Index> {
    const { memo } = this.#repository;
    const { platform, source } = await this.#repository.platformAt(commit);
    return inSlices(
      indexSteps(tree, platform, {
        builtIn: source === 'built-in' ? seedOf(platform) : undefined,
        read: (path, content) => memo.read(path, content).document,
      }),
    );
  }
}

function* indexSteps(
  tree: IntentTree,
  platform: Platform,
  options: {
    /** What says the platform where no file does. */
    builtIn?: ReadonlyMap<string, ConfigurationDocument>;
    read: (path: string, content: string) => PlatformDocument | undefined;
  },
): Steps<Index> {
  const index = new Map<string, Dependent[]>();
  const add = (dependent: Described, references: readonly Reference[]) => {
    for (const [key, fields] of byTarget(references)) {
      const found = index.get(key) ?? [];
      found.push({ ...dependent, fields });
      index.set(key, found);
    }
  };
  for (const [path, document] of options.builtIn ?? []) {
    add(describe(path, 'configuration', document), referencesOf(document));
  }
  for (const path of [...tree.keys()].sort()) {
    const content = tree.get(path) ?? '';
    if (path.startsWith(CONFIGURATION)) {
      const parsed = parseConfiguration(content, path);
      if (!parsed.ok) continue;
      const { document } = parsed;
      add(describe(path, 'configuration', document), referencesOf(document));
    } else if (path.startsWith(TENANTS)) {
      const document = options.read(path, content);
      const { environment, file, team } = tenantPlace(path);
      const type = file === NAMESPACE ? 'namespace' : 'workload';
      add(
        { ...describe(path, type, document), team, environment },
        tenantReferencesOf({ path, document }, platform),
      );
    }
    yield;
  }
  return index;
}

type Described = Omit<Dependent, 'fields'>;

function describe(
  path: string,
  type: Dependent['type'],
  document: ConfigurationDocument | PlatformDocument | undefined,
): Described {
  if (!document) return { path, type };
  return { path, type, kind: document.kind, name: document.metadata.name };
}

/** The fields of one document by what they name. */
function byTarget(references: readonly Reference[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { field, kind, name } of references) {
    const key = keyOf(kind, name);
    found.set(key, [...(found.get(key) ?? []), field]);
  }
  return found;
}

function keyOf(kind: string, name: string): string {
  return [kind, name].join('\0');
}

function pageOf(
  all: readonly Dependent[],
  { cursor, limit, scope, type }: ListDependents,
): Pick<DependentPage, 'items' | 'nextCursor' | 'totals'> {
  const readable = all.filter(
    ({ team }) =>
      !scope || scope.all || team === undefined || scope.teams.includes(team),
  );
  const of = (one: Dependent['type']) =>
    readable.filter(dependent => dependent.type === one);
  const workloads = of('workload');
  const after = cursor ? decodeCursor(documentCursor, cursor).path : '';
  const wanted = (type ? of(type) : readable).filter(
    ({ path }) => path > after,
  );
  const items = wanted.slice(0, limit);
  const last = items.at(-1);
  return {
    totals: {
      configuration: of('configuration').length,
      namespaces: of('namespace').length,
      workloads: workloads.length,
      services: new Set(workloads.map(({ name, path }) => name ?? path)).size,
    },
    items,
    ...(last &&
      wanted.length > items.length && {
        nextCursor: encodeCursor({ path: last.path }),
      }),
  };
}
