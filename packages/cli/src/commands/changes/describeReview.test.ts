/** @jest-environment node */
import { ResponseError } from '@backstage/errors';
import type { ChangeSetReview } from '@waymark/plugin-changes-common';
import { describeReview } from './describeReview';
import { readApprovals } from './readApprovals';

const at = '2026-11-21T10:00:00.000Z';
const id = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';
const review: ChangeSetReview = {
  asOf: at,
  changeSet: {
    id,
    idempotencyKey: 'cli:1',
    state: 'proposed',
    mode: 'change-request',
    reason: 'More sidecars',
    author: 'user:default/emil-sorensen',
    teams: [],
    documents: [{ action: 'put', path: 'platform/quotas/small.yaml' }],
    base: 'a'.repeat(40),
    changeRequest: { number: 7, url: 'https://forge.example/pulls/7' },
    findings: [],
    approvalRequests: [id],
    createdAt: at,
    updatedAt: at,
  },
  against: 'b'.repeat(40),
  valid: true,
  findings: [],
  conflicts: [],
  documents: [],
  hidden: 0,
  withoutEffect: [],
  history: [],
};

const names: Record<string, string> = {
  'user:default/emil-sorensen': 'Emil Sørensen',
  'group:default/platform-engineers': 'Platform engineers',
};
const nameOf = (ref: string) => names[ref] ?? ref;

it('names people, and tells when by the clock of the reader', () => {
  const history = [
    { at, verb: 'proposed' as const, actor: review.changeSet.author },
  ];
  const text = describeReview({ ...review, history }, nameOf, 'state');
  expect(text).toContain('proposed, by Emil Sørensen, compared with bbbb');
  expect(text).toContain(
    '  2026-11-21 10:00:00 UTC  proposed by Emil Sørensen\n',
  );
  expect(text).not.toContain('user:');
});

it('tells what is on main and has no effect there', () => {
  const path = 'platform/quotas/small.yaml';
  const text = describeReview(
    { ...review, withoutEffect: [path] },
    nameOf,
    'state',
  );
  expect(text).toContain(`see ./waymark config validate:\n  held: ${path}\n`);
  expect(describeReview(review, nameOf, 'state')).not.toContain(
    'without effect',
  );
});

it('names the change request, the request, and who has to approve', () => {
  const text = describeReview(review, nameOf, 'state', [
    {
      id,
      state: 'open',
      requirements: [
        {
          id: 'platform',
          title: 'Platform review',
          reason: 'For all.',
          groups: ['group:default/platform-engineers'],
          quorum: 1,
          met: false,
          decisions: [],
        },
      ],
    },
  ]);
  expect(text).toContain(`  change request 7: https://forge.example/pulls/7
  approval request ${id}: open
    open      Platform review: 1 of Platform engineers
`);
});

it('leaves a request that the reader may not look into at its id', async () => {
  const refuse = (status: number) => async () => {
    const body = { error: { name: 'E', message: 'no' } };
    throw await ResponseError.fromResponse(Response.json(body, { status }));
  };
  const hidden = readApprovals({ getRequest: refuse(403) }, [id]);
  await expect(hidden).resolves.toEqual([{ id }]);
  const broken = readApprovals({ getRequest: refuse(500) }, [id]);
  await expect(broken).rejects.toBeInstanceOf(ResponseError);
});
