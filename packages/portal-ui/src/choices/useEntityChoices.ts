import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  defaultEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { useLoad, type Load } from '../load';
import type { Choice } from './ChoiceField';

/**
 * Entities of the catalog to choose from, called as the catalog calls them.
 *
 * @param filter - as the catalog takes it; the same object in each render, or it is asked again
 * @param as - what their values are
 * @public
 */
export function useEntityChoices(
  filter: Record<string, string | string[]> | undefined,
  as: 'ref' | 'name',
): Load<Choice[]> {
  const catalogApi = useApi(catalogApiRef);
  return useLoad(async () => {
    const { items } = await catalogApi.getEntities({
      filter,
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.title',
        'spec.profile.displayName',
      ],
    });
    return items
      .map(entity => ({
        value:
          as === 'name' ? entity.metadata.name : stringifyEntityRef(entity),
        label: defaultEntityPresentation(entity).primaryTitle,
      }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [catalogApi, filter, as]);
}
