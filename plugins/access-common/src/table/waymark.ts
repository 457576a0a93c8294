import type { AccessEntry } from './types';

const platformAll = {
  'platform-engineer': 'all',
  admin: 'all',
} as const;

const readersOfTenants = {
  developer: 'own',
  reviewer: 'all',
  operator: 'all',
  ...platformAll,
} as const;

/** Rows of change sets and the reconciler. */
export const changesEntries: AccessEntry[] = [
  {
    permission: 'changes.change-set.read',
    what: 'read change sets',
    grants: readersOfTenants,
    reason: 'A change set is read by its team and by those who review or run.',
  },
  {
    permission: 'changes.change-set.create',
    what: 'propose a change',
    grants: { developer: 'own', ...platformAll },
    reason: 'Intent is changed by the team that owns it, or by the platform.',
  },
  {
    permission: 'changes.change-set.review',
    what: 'approve a proposed change by merging it',
    grants: { reviewer: 'all', ...platformAll },
    reason:
      'Reviewers and the platform approve changes; the forge enforces it.',
  },
  {
    permission: 'changes.reconciler.read',
    what: 'read the state of the reconciler',
    grants: {
      developer: 'all',
      reviewer: 'all',
      operator: 'all',
      executive: 'all',
      ...platformAll,
    },
    reason: 'Everyone with a role may see how far delivery is behind intent.',
  },
  {
    permission: 'changes.reconciler.run',
    what: 'start the reconciler',
    grants: { operator: 'all', ...platformAll },
    reason: 'The reconciler is run by the platform.',
  },
  {
    permission: 'changes.upgrade.release',
    what: 'release an upgrade of the compiler',
    grants: { operator: 'all', ...platformAll },
    reason: 'What changes every team’s objects is let through by the platform.',
  },
  {
    permission: 'changes.roll-out.decide',
    what: 'stop a roll-out and let it go on',
    grants: { operator: 'all', ...platformAll },
    reason: 'How fast a change reaches every team is decided by the platform.',
  },
];

/** Rows of tenants: provisioning runs, namespaces, services and drafts. */
export const tenantsEntries: AccessEntry[] = [
  {
    permission: 'tenants.run.read',
    what: 'read provisioning runs',
    grants: readersOfTenants,
    reason: 'A run is read by its team and by those who review or operate.',
  },
  {
    permission: 'tenants.run.create',
    what: 'provision',
    grants: { developer: 'own', ...platformAll },
    reason: 'A developer provisions for a team they belong to.',
  },
  {
    permission: 'tenants.run.clean-up',
    what: 'clean up what a provisioning run made',
    grants: { developer: 'own', operator: 'all', ...platformAll },
    reason: 'What a run made is removed by its team or by the platform.',
  },
  {
    permission: 'tenants.namespace.read',
    what: 'read namespaces and their quota',
    grants: { ...readersOfTenants, executive: 'all' },
    reason: 'A namespace is read by its team and by those who plan capacity.',
  },
  {
    permission: 'tenants.namespace.clean-up',
    what: 'propose to remove a namespace that is over',
    grants: { developer: 'own', operator: 'all', ...platformAll },
    reason: 'What is over is removed by its team or by the platform.',
  },
  {
    permission: 'tenants.service.read',
    what: 'read the intent of a service',
    grants: { ...readersOfTenants, developer: 'all', executive: 'all' },
    reason:
      'Intent is open to everyone with a role: whoever depends on a service needs it.',
  },
  {
    permission: 'tenants.draft.use',
    what: 'keep a draft',
    grants: { developer: 'all', ...platformAll },
    reason: 'A draft is kept by a person who can submit it, only for them.',
  },
];
