import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';
import { OpenAccess } from './OpenAccess';

/** Open access to the namespaces of the team that owns a service. */
export function AccessCard() {
  const { entity } = useEntity();
  const [owner] = getEntityRelations(entity, RELATION_OWNED_BY, {
    kind: 'group',
  });
  return owner ? <OpenAccess team={owner.name} /> : null;
}
