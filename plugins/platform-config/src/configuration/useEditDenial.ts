import { changeSetCreatePermission } from '@waymark/plugin-changes-common';
import { useDenial } from '@waymark/portal-ui';

/** Stands for what belongs to no team: no team can be called so. */
const NO_TEAM = ':platform';

/** Why the reader may not change configuration, if that is so; the portal decides again when a change is proposed. */
export function useEditDenial() {
  const denial = useDenial(
    { permission: changeSetCreatePermission, resourceRef: NO_TEAM },
    'own',
  );
  return denial.state === 'ready' ? denial.value : undefined;
}
