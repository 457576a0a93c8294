import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import type {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';

/**
 * Gives the locations that another provider finds the key that the catalog's own register gives them
 * (their address), so that a location that is both found and registered is one, not a conflict.
 */
export class SharedLocations implements EntityProvider {
  readonly #found: EntityProvider;

  constructor(found: EntityProvider) {
    this.#found = found;
  }

  getProviderName(): string {
    return this.#found.getProviderName();
  }

  connect(connection: EntityProviderConnection): Promise<void> {
    return this.#found.connect({
      applyMutation: mutation =>
        connection.applyMutation(withAddressAsKey(mutation)),
      refresh: options => connection.refresh(options),
    });
  }
}

function withAddressAsKey(
  mutation: EntityProviderMutation,
): EntityProviderMutation {
  return mutation.type === 'full'
    ? { type: 'full', entities: mutation.entities.map(keyed) }
    : {
        type: 'delta',
        added: mutation.added.map(keyed),
        removed: mutation.removed,
      };
}

function keyed({ entity, locationKey }: DeferredEntity): DeferredEntity {
  return {
    entity,
    locationKey:
      entity.metadata.annotations?.[ANNOTATION_LOCATION] ?? locationKey,
  };
}
