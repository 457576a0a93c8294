import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ForgeNotFoundError, type Forge } from '@waymark/gitops';
import type { RunFinding } from '@waymark/plugin-tenants-common';
import type { RunStore } from '../database/RunStore';
import type { ChangesGateway } from './ChangesGateway';

/**
 * Whether a service's name is free: it is unique in the organization, so it is looked for in Git, the
 * catalog, the forge and among unfinished runs.
 */
export class NameRegister {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #changes: ChangesGateway;
  readonly #forge: Forge;
  readonly #organization: string;
  readonly #runs: RunStore;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    changes: ChangesGateway;
    forge: Forge;
    organization: string;
    runs: RunStore;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#changes = options.changes;
    this.#forge = options.forge;
    this.#organization = options.organization;
    this.#runs = options.runs;
  }

  /** The finding to show when a name is taken; undefined when it is free. */
  async check(service: string): Promise<RunFinding | undefined> {
    const holders = await Promise.all([
      this.#inRuns(service),
      this.#inGit(service),
      this.#inCatalog(service),
      this.#inForge(service),
    ]);
    const holder = holders.find(one => one !== undefined);
    return holder === undefined ? undefined : nameTaken(service, holder);
  }

  async #inRuns(service: string) {
    const run = await this.#runs.holderOf(service);
    return run && `a run of team ${run.team} that is ${run.state}`;
  }

  async #inGit(service: string) {
    const { documents } = await this.#changes.documents({
      kind: 'WebService',
      name: service,
    });
    return documents.length > 0 ? `the intent ${documents[0].path}` : undefined;
  }

  async #inCatalog(service: string) {
    const entity = await this.#catalog.getEntityByRef(
      `component:default/${service}`,
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return entity && `the catalog entry component:default/${service}`;
  }

  async #inForge(service: string) {
    const ref = { owner: this.#organization, name: service };
    try {
      await this.#forge.getRepository(ref);
      return `the repository ${this.#forge.browse.repository(ref)}`;
    } catch (error) {
      if (error instanceof ForgeNotFoundError) return undefined;
      throw error;
    }
  }
}

/** The field error of a taken name. */
export function nameTaken(service: string, holder: string): RunFinding {
  return {
    path: 'metadata.name',
    field: 'name',
    constraint: 'unique',
    value: service,
    message: `The name ${service} is taken by ${holder}.`,
    fix: 'Choose another name; it is unique in the organization.',
    severity: 'error',
  };
}
