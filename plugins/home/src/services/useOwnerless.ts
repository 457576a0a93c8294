import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import { Load, useLoad } from '@waymark/portal-ui';

/** Components whose owner the catalog does not know. */
export type Ownerless = {
  services: Array<{ name: string }>;
  /** Names of the owners that are not in the organization. */
  missing: string[];
};

const OWNED_BY = 'relations.ownedBy';

/** Asks for the owners first: there are few of them, and components may be many. */
async function readOwnerless(catalogApi: CatalogApi): Promise<Ownerless> {
  const { facets } = await catalogApi.getEntityFacets({
    facets: [OWNED_BY],
    filter: { kind: 'component' },
  });
  const entityRefs = (facets[OWNED_BY] ?? []).map(({ value }) => value);
  if (entityRefs.length === 0) return { services: [], missing: [] };
  const owners = await catalogApi.getEntitiesByRefs({
    entityRefs,
    fields: ['kind'],
  });
  const missing = entityRefs.filter((_, i) => !owners.items[i]);
  if (missing.length === 0) return { services: [], missing: [] };
  const { items } = await catalogApi.getEntities({
    filter: { kind: 'component', [OWNED_BY]: missing },
    fields: ['metadata.name'],
    order: { field: 'metadata.name', order: 'asc' },
  });
  return {
    services: items.map(({ metadata }) => ({ name: metadata.name })),
    missing: missing.map(ref => parseEntityRef(ref).name),
  };
}

/** What nobody in the organization owns. */
export function useOwnerless(): Load<Ownerless> {
  const catalogApi = useApi(catalogApiRef);
  return useLoad(() => readOwnerless(catalogApi), [catalogApi]);
}
