import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * Resource type of everything that belongs to a team: the rule `IS_TENANT_MEMBER` decides on it.
 * @public
 */
export const RESOURCE_TYPE_TENANT = 'waymark-tenant';

/** @public */
export const changeSetReadPermission: ResourcePermission<'waymark-tenant'> =
  createPermission({
    name: 'changes.change-set.read',
    attributes: { action: 'read' },
    resourceType: RESOURCE_TYPE_TENANT,
  });

/** @public */
export const changeSetCreatePermission: ResourcePermission<'waymark-tenant'> =
  createPermission({
    name: 'changes.change-set.create',
    attributes: { action: 'create' },
    resourceType: RESOURCE_TYPE_TENANT,
  });

/** @public */
export const reconcilerReadPermission = createPermission({
  name: 'changes.reconciler.read',
  attributes: { action: 'read' },
});

/** @public */
export const reconcilerRunPermission = createPermission({
  name: 'changes.reconciler.run',
  attributes: { action: 'update' },
});

/** @public */
export const changesPermissions = [
  changeSetReadPermission,
  changeSetCreatePermission,
  reconcilerReadPermission,
  reconcilerRunPermission,
];
