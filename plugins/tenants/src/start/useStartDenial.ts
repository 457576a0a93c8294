import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import { useDenial } from '@waymark/portal-ui';

/** Why the reader may start no golden path at all, if that is so. For which teams they may, the preview says. */
export const useStartDenial = () =>
  useDenial({ permission: taskCreatePermission });
