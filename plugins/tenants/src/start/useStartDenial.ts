import { useApi } from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import { Denial, explainDenial } from '@waymark/plugin-access-common';
import { Load, useLoad } from '@waymark/portal-ui';

/**
 * Why the reader may start no golden path at all, if that is so. For which teams they may, the preview says. While
 * that is not known nobody is refused: whatever is started is decided again where it runs.
 */
export function useStartDenial(): Load<Denial | undefined> {
  const permissionApi = useApi(permissionApiRef);
  return useLoad(async () => {
    const { result } = await permissionApi.authorize({
      permission: taskCreatePermission,
    });
    return result === AuthorizeResult.DENY
      ? explainDenial(taskCreatePermission.name)
      : undefined;
  }, [permissionApi]);
}
