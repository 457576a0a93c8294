import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useLoad } from '@waymark/portal-ui';

/** The reader: their entity reference, and everything they own through. Undefined while it is not known. */
export function useReader(): { ref: string; owns: string[] } | undefined {
  const identityApi = useApi(identityApiRef);
  const loaded = useLoad(async () => {
    const { userEntityRef, ownershipEntityRefs } =
      await identityApi.getBackstageIdentity();
    return { ref: userEntityRef, owns: ownershipEntityRefs };
  }, [identityApi]);
  return loaded.state === 'ready' ? loaded.value : undefined;
}
