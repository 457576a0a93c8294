import type { AuthService } from '@backstage/backend-plugin-api';
import { ANNOTATION_ORIGIN_LOCATION } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  CleanUpAction,
  LedgerEntry,
} from '@waymark/plugin-tenants-common';
import { GONE, type PlannedRemoval, type Remover } from './Remover';

type Action = Extract<CleanUpAction, { action: 'unregister-location' }>;

/**
 * Unregisters a catalog location and removes the entities that came from it: discovery may hold them, too,
 * until it sees that the repository is gone.
 */
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
        await this.#removeEntities(target);
        return GONE.expected;
      },
    };
  }

  async #removeEntities(target: string): Promise<void> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const origin = `metadata.annotations.${ANNOTATION_ORIGIN_LOCATION}`;
    const { items } = await this.#catalog.getEntities(
      { filter: { [origin]: `url:${target}` }, fields: ['metadata.uid'] },
      { credentials },
    );
    for (const { metadata } of items) {
      if (metadata.uid) {
        await this.#catalog.removeEntityByUid(metadata.uid, { credentials });
      }
    }
  }
}
