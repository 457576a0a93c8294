import { parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Load, useLoad } from '@waymark/portal-ui';

/** The reader and their teams. */
export type Owner = {
  /** Entity reference of the reader. */
  reader: string;
  /** Everything the reader owns through: themselves and their groups. */
  refs: string[];
  /** Names of the groups. */
  teams: string[];
};

export function useOwner(): Load<Owner> {
  const identityApi = useApi(identityApiRef);
  return useLoad(async () => {
    const { userEntityRef, ownershipEntityRefs } =
      await identityApi.getBackstageIdentity();
    const groups = ownershipEntityRefs
      .map(ref => parseEntityRef(ref))
      .filter(({ kind }) => kind.toLocaleLowerCase('en-US') === 'group');
    return {
      reader: userEntityRef,
      refs: ownershipEntityRefs,
      teams: groups.map(({ name }) => name),
    };
  }, [identityApi]);
}
