import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { Draft } from '@waymark/plugin-tenants-common';
import { Load, useLoad } from '@waymark/portal-ui';
import { tenantsApiRef } from '../api';
import { GoldenPath, goldenPathOf } from '../start/contract';
import { defaultValues, FieldGroup, fieldGroups, Values } from './form/fields';

/** All that the form needs before it can be shown. */
export type GoldenPathForm = {
  path: GoldenPath;
  groups: FieldGroup[];
  /** Defaults and the reader's own team: what a form without a draft starts with. */
  fresh: Values;
  /** `fresh`, and over it the draft. */
  initial: Values;
  draft?: Draft;
  draftKey: string;
};

/** Loads a golden path by its template's name, with the reader's draft of it. */
export function useGoldenPath(name: string): Load<GoldenPathForm> {
  const catalogApi = useApi(catalogApiRef);
  const scaffolderApi = useApi(scaffolderApiRef);
  const tenantsApi = useApi(tenantsApiRef);
  const identityApi = useApi(identityApiRef);

  return useLoad(
    async signal => {
      const ref = stringifyEntityRef({ kind: 'Template', name });
      const draftKey = `start/${name}`;
      const [template, schema, draft, identity] = await Promise.all([
        catalogApi.getEntityByRef(ref),
        scaffolderApi.getTemplateParameterSchema(ref),
        // A draft that cannot be read must not keep anyone from starting: saving it will say why.
        tenantsApi.getDraft(draftKey, { signal }).catch(() => undefined),
        identityApi.getBackstageIdentity(),
      ]);
      if (!template) {
        throw new NotFoundError(`There is no golden path "${name}".`);
      }
      const groups = fieldGroups(schema.steps);
      const teams = await ownTeams(identity.ownershipEntityRefs);
      const fresh = {
        ...defaultValues(groups),
        ...(teams.length === 1 && { owner: teams[0] }),
      };
      return {
        path: goldenPathOf(template),
        groups,
        fresh,
        initial: { ...fresh, ...draft?.content },
        draft,
        draftKey,
      };

      async function ownTeams(refs: string[]) {
        const groupRefs = refs.filter(item => item.startsWith('group:'));
        if (groupRefs.length === 0) return [];
        const { items } = await catalogApi.getEntitiesByRefs({
          entityRefs: groupRefs,
          fields: ['kind', 'metadata.name', 'metadata.namespace', 'spec.type'],
        });
        return items.flatMap(item =>
          item?.spec?.type === 'team' ? [stringifyEntityRef(item)] : [],
        );
      }
    },
    [name, catalogApi, scaffolderApi, tenantsApi, identityApi],
  );
}
