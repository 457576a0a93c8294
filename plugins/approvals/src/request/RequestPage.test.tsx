import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ApprovalRequestDetail,
  ApprovalsApi,
  DecisionInput,
  DelegationInput,
} from '@waymark/plugin-approvals-common';
import { Subject, SubjectView } from '@waymark/portal-ui';
import {
  asError,
  deniedAnswer,
  expectAccessible,
} from '@waymark/portal-ui/testUtils';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
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

const sol = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'sol-okonkwo' },
  spec: { profile: { displayName: 'Sol Okonkwo' } },
};

function open(
  path: string,
  more: Partial<ApprovalsApi>,
  views?: SubjectView[],
  isAllowed = true,
) {
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
  const routes = (
    <Routes>
      <Route path="/approvals/*" element={<ApprovalsRoutes views={views} />} />
    </Routes>
  );
  return renderInTestApp(routes, {
    apis: [
      [approvalsApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: [sol] })],
      mockApis.permission({
        authorize: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      }),
    ],
    initialRouteEntries: [`/approvals${path}`],
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
    await screen.findByRole('link', { name: 'Ask for approval' });
    await screen.findByRole('link', { name: 'Lend my part' });
    const links = await screen.findAllByRole('link', {
      name: request.subject.title,
    });
    act(() => links[0].focus());
    await userEvent.keyboard('j');
    expect(links[1]).toHaveFocus();
    await userEvent.keyboard('k');
    expect(links[0]).toHaveFocus();
    await expectAccessible(container);
    expect(screen.getByText(/A and R go to the decision/)).toBeVisible();
  });

  it.each([
    ['a', 'Approve', 'button'],
    ['r', 'Reason or question', 'textbox'],
  ])('goes by %s to the decision, at %s', async (key, name, role) => {
    open('/', { listRequests: async () => page([request]) });
    const link = await screen.findByRole('link', {
      name: request.subject.title,
    });
    act(() => link.focus());
    await userEvent.keyboard(key);
    const field = await screen.findByRole(role, { name });
    await waitFor(() => expect(field).toHaveFocus());
  });

  it('offers nothing above a refusal that the reader may not do', async () => {
    const refused = await asError(deniedAnswer('approvals.request.read'));
    open('/', { listRequests: () => Promise.reject(refused) }, [], false);
    await screen.findByRole('alert');
    expect(screen.queryByRole('link', { name: 'Ask for approval' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Lend my part' })).toBeNull();
  });

  it('goes on to the last page, and keeps what is listed while the next one comes', async () => {
    const at = (index: number) => ({
      ...request,
      id: ID.replace('41', String(index + 10)),
      subject: { ...request.subject, title: `Request ${index}` },
    });
    const pages = new Map<string | undefined, [string | undefined, number]>([
      [undefined, ['second', 0]],
      ['second', ['third', 1]],
      ['third', [undefined, 2]],
    ]);
    const held: Array<() => void> = [];
    open('/?view=all', {
      listRequests: async ({ cursor } = {}) => {
        const [nextCursor, index] = pages.get(cursor) ?? [undefined, 9];
        if (cursor) await new Promise<void>(go => held.push(go));
        return { ...page([at(index)]), ...(nextCursor && { nextCursor }) };
      },
    });
    const answer = async () => {
      await waitFor(() => expect(held).toHaveLength(1));
      held.pop()?.();
    };
    const more = () => screen.findByRole('button', { name: /Show more/ });
    const titles = () =>
      screen
        .getAllByRole('link', { name: /^Request \d/ })
        .map(({ textContent }) => textContent);
    await userEvent.click(await more());
    expect(titles()).toEqual(['Request 0']);
    await answer();
    await screen.findByRole('link', { name: 'Request 1' });
    await userEvent.click(await more());
    await answer();
    await answer();
    await screen.findByRole('link', { name: 'Request 2' });
    expect(titles()).toEqual(['Request 0', 'Request 1', 'Request 2']);
    expect(screen.queryByRole('button', { name: /Show more/ })).toBeNull();
  });

  it('says why there is nothing', async () => {
    open('/?view=mine', { listRequests: async () => page([]) });
    await expect(
      screen.findByText('You have asked for nothing yet'),
    ).resolves.toBeVisible();
  });
});

describe('the page that lends', () => {
  it('lends until a day, and takes back', async () => {
    const delegation = {
      id: ID,
      from: 'user:default/dara-novak',
      to: 'user:default/sol-okonkwo',
      reason: 'Holiday',
      startsAt: now,
      until: later,
      active: true,
    };
    const lent: DelegationInput[] = [];
    const ended: string[] = [];
    const { container } = open('/delegations', {
      listDelegations: async () => ({ items: [delegation] }),
      delegate: async input => {
        lent.push(input);
        return delegation;
      },
      endDelegation: async id => {
        ended.push(id);
        return { ...delegation, active: false };
      },
    });
    await screen.findByText('dara-novak to sol-okonkwo');
    await expectAccessible(container);
    const fields = {
      to: screen.getByRole('combobox', { name: /Who decides for you/ }),
      until: screen.getByLabelText(/^Until/),
      reason: screen.getByLabelText(/Why it is lent/),
    };
    await userEvent.type(fields.to, 'sol');
    await userEvent.click(
      await screen.findByRole('option', { name: 'Sol Okonkwo' }),
    );
    await userEvent.type(fields.until, '2030-01-31');
    await userEvent.type(fields.reason, 'Holiday');
    await userEvent.click(screen.getByRole('button', { name: 'Lend my part' }));
    expect(lent).toEqual([
      {
        to: delegation.to,
        until: '2030-01-31T23:59:00.000Z',
        reason: 'Holiday',
      },
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Take back what sol-okonkwo has' }),
    );
    expect(ended).toEqual([ID]);
  });
});

describe('the page of a request', () => {
  it('shows what the plugin of its subject says approving leads to', async () => {
    const views = [
      {
        types: ['namespace'],
        Component: ({ subject }: { subject: Subject }) => (
          <p>Changes {subject.ref}</p>
        ),
      },
      { types: ['change-set'], Component: () => <p>Not of this</p> },
    ];
    open(`/${ID}`, {}, views);
    await screen.findByText('Changes assistant-staging');
    expect(screen.queryByText('Not of this')).toBeNull();
  });

  it('leads to its subject once, and shows no id that only machines read', async () => {
    const url = `/changes/${ID}`;
    open(`/${ID}`, {
      getRequest: async () => ({
        ...request,
        subject: { ...request.subject, type: 'change-set', ref: ID, url },
        evidence: [
          { title: 'Field diff', url },
          { title: 'Plan of the load test', url: '/docs' },
        ],
      }),
    });
    const link = await screen.findByRole('link', {
      name: 'See what would change',
    });
    expect(link).toHaveAttribute('href', url);
    expect(screen.getByRole('link', { name: /^Plan of/ })).toBeVisible();
    expect(screen.queryByText('Field diff')).toBeNull();
    expect(screen.queryByText(new RegExp(ID))).toBeNull();
  });

  it.each([
    [true, 'gave the access'],
    [false, 'recorded the approval in the repository'],
  ])('says what was done of access that was taken: %s', async (taken, done) => {
    const access: ApprovalRequestDetail['access'] = {
      state: 'open',
      person: 'user:default/ada-okafor',
      user: 'ada.okafor@meridian.example',
      team: 'assistant',
      environment: 'staging',
      namespace: 'assistant-staging',
      role: 'viewer',
      openedAt: now,
      expiresAt: later,
    };
    open(`/${ID}`, {
      getRequest: async () => ({
        ...request,
        ...(taken && { access }),
        activity: [
          {
            id: '2',
            at: now,
            actor: 'service:plugin:approvals',
            type: 'granted',
          },
        ],
      }),
    });
    await expect(screen.findByText(done)).resolves.toBeVisible();
  });

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

  it('shows the question where it is answered', async () => {
    const { container } = open(`/${ID}`, {
      getRequest: async () => ({
        ...request,
        waitingFor: 'requester',
        activity: [
          ...request.activity,
          {
            id: '2',
            at: now,
            actor: 'user:default/hugo-martins',
            type: 'asked-back',
            text: 'Is twice enough?',
          },
        ],
        you: { ...request.you, decide: [], answer: true },
      }),
    });
    const panel = await screen.findByRole('region', { name: 'Your answer' });
    expect(panel).toHaveTextContent('Is twice enough?');
    await expectAccessible(container);
  });

  it('says of an approved change that it goes onto main by itself', async () => {
    open(`/${ID}`, {
      getRequest: async () => ({
        ...request,
        state: 'approved',
        subject: { ...request.subject, type: 'change-set' },
        you: { ...request.you, decide: [] },
      }),
    });
    await expect(
      screen.findByText(/^Approved\. The portal brings the change onto main/),
    ).resolves.toBeVisible();
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
