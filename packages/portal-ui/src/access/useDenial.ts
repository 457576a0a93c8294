import { useApi } from '@backstage/frontend-plugin-api';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { Denial, explainDenial } from '@waymark/plugin-access-common';
import { Load, useLoad } from '../load';

/**
 * Why the reader may not do something, or undefined when they may. While that is not known, or cannot be known, nobody is
 * refused: whatever is asked for is decided again where it runs.
 *
 * @param held - `own` for what belongs to no team: who has the permission for their own teams does not have it here
 * @public
 */
export function useDenial(
  request: AuthorizePermissionRequest,
  held?: 'own',
): Load<Denial | undefined> {
  const permissionApi = useApi(permissionApiRef);
  const { name } = request.permission;
  return useLoad(async () => {
    const { result } = await permissionApi.authorize(request);
    return result === AuthorizeResult.DENY
      ? explainDenial(name, undefined, held)
      : undefined;
  }, [permissionApi, name, request.resourceRef, held]);
}
