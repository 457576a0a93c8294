import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ApprovalRequestDetail,
  ApprovalsApi,
  DecisionInput,
} from '@waymark/plugin-approvals-common';
import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { approvalsApiRef } from '../api';
import { ApprovalsRoutes } from '../ApprovalsRoutes';

const ID = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';
const now = new Date().toISOString();
const later = new Date(Date.now() + 86_400_000).toISOString();
const request: ApprovalRequestDetail = {
  id: ID,
  idempotencyKey: 'test:one',
  kind: 'quota',
  kindTitle: 'More quota',
  state: 'open',
  waitingFor: 'approvers',
  subject: {
    type: 'namespace',
    ref: 'assistant-staging',
    hash: 'c'.repeat(64),
    title: 'More memory for assistant-staging',
  },
  requester: 'user:default/ada-okafor',
  authors: [],
  reason: 'The load test needs twice the replicas.',
  evidence: [{ title: 'Plan of the load test', url: '/docs' }],
  team: 'assistant',
  entities: [],
  requirements: [
    {
      id: 'platform',
      title: 'Platform review',
      reason: 'Quota is given from the capacity of the organization.',
      groups: ['group:default/platform-engineers'],
      quorum: 1,
      met: false,
      decisions: [],
    },
  ],
  dueAt: later,
  expiresAt: later,
  createdAt: now,
  updatedAt: now,
  activity: [
    { id: '1', at: now, actor: 'user:default/ada-okafor', type: 'opened' },
  ],
  you: {
    decide: [{ requirement: 'platform' }],
    askBack: true,
    answer: false,
    comment: true,
    withdraw: false,
    endAccess: false,
  },
};

function open(path: string, more: Partial<ApprovalsApi>) {
  const refuse = () => Promise.reject(new Error('Not expected here'));
  const api: ApprovalsApi = {
    listKinds: refuse,
    createRequest: refuse,
    listRequests: refuse,
    getRequest: async () => request,
    decide: refuse,
    comment: refuse,
    askBack: refuse,
    answer: refuse,
    withdraw: refuse,
    breakGlass: refuse,
    endAccess: refuse,
    listDelegations: refuse,
    delegate: refuse,
    endDelegation: refuse,
    confirmGrant: refuse,
    ...more,
  };
  return renderInTestApp(<ApprovalsRoutes />, {
    apis: [[approvalsApiRef, api], mockApis.permission()],
    initialRouteEntries: [path],
  });
}

const page = (items: ApprovalRequestDetail[]) => ({
  items,
  counts: { waiting: items.length, mine: 0, all: items.length },
});

describe('the inbox', () => {
  it('opens with what waits, and lets J go down', async () => {
    const second = { ...request, id: ID.replace('9', '8') };
    const { container } = open('/', {
      listRequests: async () => page([request, second]),
    });
    await screen.findByText('2 requests wait for you.');
    const links = await screen.findAllByRole('link', {
      name: request.subject.title,
    });
    act(() => links[0].focus());
    await userEvent.keyboard('j');
    expect(links[1]).toHaveFocus();
    await userEvent.keyboard('k');
    expect(links[0]).toHaveFocus();
    await expectAccessible(container);
  });

  it('says why there is nothing', async () => {
    open('/?view=mine', { listRequests: async () => page([]) });
    await expect(
      screen.findByText('You have asked for nothing yet'),
    ).resolves.toBeVisible();
  });
});

describe('the page of a request', () => {
  it('shows what approving leads to, and approves', async () => {
    const decided: DecisionInput[] = [];
    const { container } = open(`/${ID}`, {
      decide: async (_, input) => {
        decided.push(input);
        return request;
      },
    });
    await screen.findByText('It waits for your decision.');
    await screen.findByText(/With your approval the request is approved/);
    await expectAccessible(container);
    expect(screen.getByRole('button', { name: 'Reject' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(decided).toEqual([{ verdict: 'approve', requirement: 'platform' }]);
  });

  it('rejects with a reason', async () => {
    const decided: DecisionInput[] = [];
    open(`/${ID}`, {
      decide: async (_, input) => {
        decided.push(input);
        return request;
      },
    });
    const reason = await screen.findByLabelText('Reason or question');
    await userEvent.type(reason, 'No room');
    await userEvent.click(screen.getByRole('button', { name: 'Reject' }));
    expect(decided).toEqual([
      { verdict: 'reject', requirement: 'platform', reason: 'No room' },
    ]);
  });

  it('says why the reader does not decide', async () => {
    const whyNot = 'You asked for this, so somebody else decides it.';
    open(`/${ID}`, {
      getRequest: async () => ({
        ...request,
        you: { ...request.you, decide: [], askBack: false, whyNot },
      }),
    });
    await screen.findByText(whyNot);
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });
});
