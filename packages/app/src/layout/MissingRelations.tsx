import { parseEntityRef, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef, useEntity } from '@backstage/plugin-catalog-react';
import { Alert } from '@backstage/ui';
import { useLoad } from '@waymark/portal-ui';
import { appTranslationRef } from '../translation';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

const namesOf = (refs: readonly string[]) =>
  list.format(refs.map(ref => parseEntityRef(ref).name));

/**
 * Says what an entity names and the catalog does not know: that it has no owner, plainly, since somebody has to take it
 * on, and what else is missing. Backstage's own warning says only that entities were not found.
 */
export function MissingRelations() {
  const { t } = useTranslationRef(appTranslationRef);
  const catalogApi = useApi(catalogApiRef);
  const { entity } = useEntity();
  const missing = useLoad(async () => {
    const relations = entity.relations ?? [];
    const entityRefs = [
      ...new Set(relations.map(({ targetRef }) => targetRef)),
    ];
    if (entityRefs.length === 0) return { owners: [], others: [] };
    const known = await catalogApi.getEntitiesByRefs({
      entityRefs,
      fields: ['kind'],
    });
    const unknown = entityRefs.filter((_, i) => !known.items[i]);
    const owners = relations
      .filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef);
    return {
      owners: owners.every(ref => unknown.includes(ref)) ? owners : [],
      others: unknown.filter(ref => !owners.includes(ref)),
    };
  }, [catalogApi, entity]);
  if (missing.state !== 'ready') return null;
  const { owners, others } = missing.value;
  return (
    <>
      {owners.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('missing.owner')}
          description={t('missing.ownerWhy', {
            count: owners.length,
            names: namesOf(owners),
          })}
        />
      )}
      {others.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('missing.others')}
          description={t('missing.othersWhy', {
            count: others.length,
            names: list.format(others),
          })}
        />
      )}
    </>
  );
}
