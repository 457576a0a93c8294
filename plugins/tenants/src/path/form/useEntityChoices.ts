import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useLoad } from '@waymark/portal-ui';
import { Field } from './fields';

/** Entities of the catalog that a field may name: by ref, or by name where it takes several. */
export function useEntityChoices(field: Field) {
  const catalogApi = useApi(catalogApiRef);
  const { kind, catalogFilter } = field;
  return useLoad(async () => {
    const { items } = await catalogApi.getEntities({
      filter: catalogFilter,
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'metadata.title'],
    });
    return items
      .map(entity => ({
        value:
          kind === 'entities'
            ? entity.metadata.name
            : stringifyEntityRef(entity),
        label: entity.metadata.title ?? entity.metadata.name,
      }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [catalogApi, kind, catalogFilter]);
}
