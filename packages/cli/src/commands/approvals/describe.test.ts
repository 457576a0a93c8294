import type { ApprovalRequestPage } from '@waymark/plugin-approvals-common';
import { describeRequests } from './describe';

const at = '2026-11-20T10:00:00.000Z';
const page: ApprovalRequestPage = {
  counts: { waiting: 0, mine: 101, all: 101 },
  items: [
    {
      id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
      idempotencyKey: 'test:one',
      kind: 'quota',
      kindTitle: 'More quota',
      state: 'open',
      subject: {
        type: 'namespace',
        ref: 'assistant-staging',
        hash: 'c'.repeat(64),
        title: 'More memory',
      },
      requester: 'user:default/ada-okafor',
      authors: [],
      reason: 'The load test',
      evidence: [],
      entities: [],
      requirements: [],
      dueAt: at,
      expiresAt: at,
      createdAt: at,
      updatedAt: at,
    },
  ],
};
const describePage = (more: Partial<ApprovalRequestPage> = {}) =>
  describeRequests({ ...page, ...more }, () => 'Ada Okafor', new Date(at));

it('says how to go on where there is more, and only there', () => {
  expect(describePage({ nextCursor: 'next' })).toMatch(
    /More memory .*\nmore: --cursor next\nOpen: 0 wait for you, 101 are yours/,
  );
  expect(describePage()).not.toContain('more:');
});
