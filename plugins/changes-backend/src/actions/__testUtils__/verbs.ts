import type { ChangeSet } from '@waymark/plugin-changes-common';

const refuse = async () => {
  throw new Error('not called');
};
const refuseAll = async function* refuseAll(): AsyncGenerator<never> {
  throw new Error('not called');
};
/** Every verb, to be registered and not called. */
export const refusing = {
  asOf: refuse,
  blastRadius: refuseAll,
  commits: refuse,
  compare: refuse,
  create: refuse,
  decideRollOut: refuse,
  delivery: refuse,
  dependents: refuse,
  discardDraft: refuse,
  documents: refuse,
  drift: refuse,
  findings: refuse,
  get: refuse,
  list: refuse,
  platform: refuse,
  preview: refuse,
  propose: refuse,
  restore: refuse,
  review: refuse,
  rollOuts: refuse,
  run: refuse,
  runs: refuse,
  saveDraft: refuse,
  search: refuse,
  status: refuse,
  verification: refuse,
  verify: refuse,
  withdraw: refuse,
};

/** When everything was. */
export const at = '2026-05-04T12:00:03.000Z';

/** What an agent is given. */
export const draft: ChangeSet = {
  id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
  idempotencyKey: 'agent-0001',
  state: 'draft',
  mode: 'change-request',
  reason: '',
  author: 'user:default/ada-okafor',
  teams: ['a'],
  documents: [{ action: 'delete', path: 'tenants/a/development/b.yaml' }],
  base: 'a'.repeat(40),
  findings: [],
  revision: 3,
  createdAt: at,
  updatedAt: at,
};
