import { createPermission } from '@backstage/plugin-permission-common';
import { createTenantPermission } from '@waymark/plugin-access-common';

/** Read change sets and documents of a team. @public */
export const changeSetReadPermission = createTenantPermission(
  'changes.change-set.read',
  'read',
);

/** Change documents of a team. @public */
export const changeSetCreatePermission = createTenantPermission(
  'changes.change-set.create',
  'create',
);

/** See how far branch rendered is behind main. @public */
export const reconcilerReadPermission = createPermission({
  name: 'changes.reconciler.read',
  attributes: { action: 'read' },
});

/** Start the reconciler. @public */
export const reconcilerRunPermission = createPermission({
  name: 'changes.reconciler.run',
  attributes: { action: 'update' },
});

/** Every permission of the changes plugin. @public */
export const changesPermissions = [
  changeSetReadPermission,
  changeSetCreatePermission,
  reconcilerReadPermission,
  reconcilerRunPermission,
];
