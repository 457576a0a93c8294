import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  CleanUpAction,
  LedgerEntry,
} from '@waymark/plugin-tenants-common';
import { GONE, type PlannedRemoval, type Remover } from './Remover';

type Action = Extract<CleanUpAction, { action: 'unregister-location' }>;

/** Unregisters a catalog location; the entities that came from it go with it. */
export class LocationRemover implements Remover<Action> {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  async plan(_: LedgerEntry, { target }: Action): Promise<PlannedRemoval> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const location = await this.#catalog.getLocationByRef(`url:${target}`, {
      credentials,
    });
    if (!location) return GONE;
    return {
      ...GONE,
      carryOut: async () => {
        await this.#catalog.removeLocationById(location.id, { credentials });
        return GONE.expected;
      },
    };
  }
}
