import type { AccessEntry } from './types';

const platformAll = {
  'platform-engineer': 'all',
  admin: 'all',
} as const;

/** Rows of approvals. */
export const approvalsEntries: AccessEntry[] = [
  {
    permission: 'approvals.request.read',
    what: 'read requests for approval',
    grants: {
      developer: 'own',
      reviewer: 'all',
      operator: 'all',
      ...platformAll,
    },
    reason: 'A request is read by its team and by those who review or run.',
  },
  {
    permission: 'approvals.request.create',
    what: 'ask for an approval',
    grants: { developer: 'own', ...platformAll },
    reason: 'A developer asks for a team they belong to.',
  },
  {
    permission: 'approvals.request.withdraw',
    what: 'withdraw a request for approval',
    grants: { developer: 'own', ...platformAll },
    reason:
      'A request is withdrawn by the team that made it, or by the platform.',
  },
  {
    permission: 'approvals.request.decide',
    what: 'decide requests for approval',
    grants: { reviewer: 'all', ...platformAll },
    reason:
      'Reviewers and the platform decide, each where the request asks for their group.',
  },
  {
    permission: 'approvals.break-glass.use',
    what: 'take break-glass access to a namespace',
    grants: { developer: 'own', operator: 'all', ...platformAll },
    reason:
      'In an emergency whoever runs a service gets in at once; it ends by itself and is reviewed.',
  },
  {
    permission: 'approvals.grant.write',
    what: 'write approvals into the repository',
    grants: {},
    reason: 'The approvals service alone writes what was approved.',
  },
];
