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

/**
 * Approve proposed changes of any team. The forge lets those merge change requests into main who hold it
 * (`changes.repository.mergers`).
 *
 * @public
 */
export const changeSetReviewPermission = createPermission({
  name: 'changes.change-set.review',
  attributes: { action: 'update' },
});

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

/** Release an upgrade of the compiler. @public */
export const upgradeReleasePermission = createPermission({
  name: 'changes.upgrade.release',
  attributes: { action: 'update' },
});

/** Stop a roll-out, and let it go on. @public */
export const rollOutDecidePermission = createPermission({
  name: 'changes.roll-out.decide',
  attributes: { action: 'update' },
});

/** Every permission of the changes plugin. @public */
export const changesPermissions = [
  changeSetReadPermission,
  changeSetCreatePermission,
  changeSetReviewPermission,
  reconcilerReadPermission,
  reconcilerRunPermission,
  upgradeReleasePermission,
  rollOutDecidePermission,
];
