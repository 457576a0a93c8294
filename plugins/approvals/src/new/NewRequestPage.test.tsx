import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ApprovalKindInfo,
  ApprovalRequestDetail,
  ApprovalRequestInput,
  ApprovalsApi,
} from '@waymark/plugin-approvals-common';
import {
  asError,
  deniedAnswer,
  expectAccessible,
  failedAnswer,
} from '@waymark/portal-ui/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { approvalsApiRef, platformApiRef } from '../api';
import { ApprovalsRoutes } from '../ApprovalsRoutes';

const kinds = [
  { id: 'quota', title: 'More quota', openedBy: 'people', terms: false },
  {
    id: 'unpaved-request',
    title: 'Unpaved',
    openedBy: 'people',
    terms: false,
    weighs: ['monthlyCost', 'sensitivity'],
  },
  { id: 'exception', title: 'Exception', openedBy: 'people', terms: true },
  { id: 'public-route', title: 'Route', openedBy: 'portal', terms: false },
] satisfies Array<Omit<ApprovalKindInfo, 'description'>>;

const entity = (kind: string, name: string, displayName: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: { type: 'team', profile: { displayName } },
});

const catalog = catalogApiMock({
  entities: [
    entity('Group', 'assistant', 'Assistant'),
    entity('User', 'ada-okafor', 'Ada Okafor'),
  ],
});

const platform = { environments: { staging: {}, production: {} } };

const now = new Date().toISOString();
const sent: ApprovalRequestDetail = {
  id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
  idempotencyKey: 'test:one',
  kind: 'quota',
  kindTitle: 'More quota',
  state: 'open',
  waitingFor: 'approvers',
  subject: {
    type: 'quota',
    ref: '1',
    hash: 'c'.repeat(64),
    title: 'More memory',
  },
  requester: 'user:default/ada-okafor',
  authors: [],
  reason: 'The load test',
  evidence: [],
  entities: [],
  requirements: [],
  dueAt: now,
  expiresAt: now,
  createdAt: now,
  updatedAt: now,
  activity: [],
  you: {
    decide: [],
    askBack: false,
    answer: false,
    comment: false,
    withdraw: true,
    endAccess: false,
  },
};

function open(
  createRequest: ApprovalsApi['createRequest'],
  person = 'user:default/ada-okafor',
) {
  const api: Partial<ApprovalsApi> = {
    listKinds: async () => ({
      items: kinds.map(kind => ({ ...kind, description: kind.title })),
    }),
    createRequest,
    getRequest: async () => sent,
  };
  const state = {
    commit: 'c'.repeat(40),
    asOf: new Date().toISOString(),
    source: 'git' as const,
    platform,
    documents: [],
    findings: [],
  };
  return renderInTestApp(<ApprovalsRoutes />, {
    apis: [
      [approvalsApiRef, api],
      [platformApiRef, { getPlatform: async () => state }],
      [catalogApiRef, catalog],
      mockApis.identity({ userEntityRef: person }),
      mockApis.permission(),
    ],
    initialRouteEntries: ['/new'],
  });
}

const line = () => screen.findByRole('textbox', { name: /In one line/ });
const reason = () => screen.getByRole('textbox', { name: /^Why/ });
const cost = () => screen.getByRole('textbox', { name: /Cost a month/ });
const send = () => screen.getByRole('button', { name: 'Ask for approval' });

async function choose(field: string, option: string) {
  await userEvent.click(screen.getByRole('combobox', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

async function chooseKind(title: string) {
  await userEvent.click(screen.getByRole('button', { name: /What for/ }));
  const list = within(await screen.findByRole('listbox'));
  expect(list.queryByRole('option', { name: 'Route' })).toBeNull();
  await userEvent.click(list.getByRole('option', { name: title }));
}

const never = () => new Promise<never>(() => {});

afterEach(() => sessionStorage.clear());

it('asks once for what was chosen and typed, and forgets the draft then', async () => {
  const asked: ApprovalRequestInput[] = [];
  const { container } = open(async input => {
    asked.push(input);
    if (asked.length === 1) throw new TypeError('Failed to fetch');
    return sent;
  });
  await userEvent.type(await line(), 'More memory');
  expect(send()).toBeDisabled();
  await userEvent.type(reason(), 'The load test');
  await choose('Team', 'Assistant');
  await choose('Environment', 'staging');
  await expectAccessible(container);
  await userEvent.click(send());
  await screen.findByText('It was not asked for');
  await userEvent.click(send());
  await waitFor(() => expect(sessionStorage).toHaveLength(0));
  const [{ idempotencyKey }] = asked;
  expect(asked[0]).toMatchObject({
    kind: 'quota',
    subject: { type: 'quota', title: 'More memory' },
    reason: 'The load test',
    team: 'assistant',
    environment: 'staging',
  });
  expect(asked.map(input => input.idempotencyKey)).toEqual([
    idempotencyKey,
    idempotencyKey,
  ]);
});

it('asks for cost and data where the decision may hang on them, and sends what was said', async () => {
  const asked: ApprovalRequestInput[] = [];
  const { container } = open(async input => {
    asked.push(input);
    return sent;
  });
  await userEvent.type(await line(), 'A vector database');
  await userEvent.type(reason(), 'No path has one');
  expect(screen.queryByRole('textbox', { name: /Cost a month/ })).toBeNull();
  await chooseKind('Unpaved');
  await userEvent.type(cost(), '700');
  await userEvent.click(screen.getByRole('button', { name: /Data/ }));
  const list = within(await screen.findByRole('listbox'));
  await userEvent.click(list.getByRole('option', { name: 'Confidential' }));
  await expectAccessible(container);
  await userEvent.click(send());
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toMatchObject({
    kind: 'unpaved-request',
    monthlyCost: 700,
    sensitivity: 'confidential',
  });
});

it('leaves out what the kind does not weigh, and what nobody said', async () => {
  const asked: ApprovalRequestInput[] = [];
  open(async input => {
    asked.push(input);
    throw new TypeError('Failed to fetch');
  });
  await userEvent.type(await line(), 'A vector database');
  await userEvent.type(reason(), 'No path has one');
  await chooseKind('Unpaved');
  await userEvent.type(cost(), '0');
  await userEvent.click(send());
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0].monthlyCost).toBe(0);
  expect(asked[0]).not.toHaveProperty('sensitivity');
  await screen.findByText('It was not asked for');
  await chooseKind('More quota');
  await userEvent.click(send());
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]).not.toHaveProperty('monthlyCost');
});

it('says beside the field what the service finds wrong with it', async () => {
  const finding = (path: string, message: string) => ({
    path,
    constraint: `test.${path}`,
    message,
    fix: 'Correct it.',
    severity: 'error',
  });
  const error = {
    name: 'InputError',
    message: 'Two fields are wrong',
    findings: [
      finding('team', 'There is no such team.'),
      finding('terms.reviewAt', 'It is looked at again before it ends.'),
    ],
  };
  const refused = await asError(failedAnswer(400, error));
  open(async () => {
    throw refused;
  });
  await userEvent.type(await line(), 'Older TLS');
  await userEvent.type(reason(), 'One old client');
  await chooseKind('Exception');
  const team = screen.getByRole('combobox', { name: 'Team' });
  await userEvent.type(team, 'assistance');
  await userEvent.keyboard('{Escape}');
  await userEvent.type(
    screen.getByRole('combobox', { name: /Who answers/ }),
    'Ada Okafor',
  );
  await userEvent.keyboard('{Escape}');
  await userEvent.type(screen.getByLabelText(/Ends on/), '2030-01-31');
  expect(send()).toBeDisabled();
  const review = screen.getByLabelText(/looked at again/);
  await userEvent.type(review, '2030-02-28');
  await userEvent.click(send());

  await screen.findByText('There is no such team.');
  expect(team).toHaveAccessibleDescription(/There is no such team/);
  expect(review).toHaveAccessibleDescription(/before it ends\. Correct it/);
  expect(review).toBeInvalid();
  expect(screen.queryByText('It was not asked for')).toBeNull();
  expect(screen.getByLabelText(/Ends on/)).toBeValid();
});

it('brings the draft back to the same person, in the same words, until it is discarded', async () => {
  const first = open(never);
  await screen.findByText(/kept as a draft in this window/);
  await userEvent.type(await line(), 'More memory');
  await choose('Team', 'Assistant');
  await screen.findByText(/Draft kept in this window/);
  first.unmount();

  const second = open(never, 'user:default/emil-sorensen');
  expect(await line()).toHaveValue('');
  second.unmount();

  open(never);
  expect(await line()).toHaveValue('More memory');
  expect(await screen.findByDisplayValue('Assistant')).toBeVisible();
  await screen.findByText(/Draft from .* restored/);
  await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }));
  expect(await line()).toHaveValue('');
  expect(sessionStorage).toHaveLength(0);
  expect(screen.queryByRole('button', { name: 'Discard draft' })).toBeNull();
});

it('says who can grant it when asking is refused, and keeps what was entered', async () => {
  const refused = await asError(
    deniedAnswer('approvals.request.create', 'assistant'),
  );
  open(async () => {
    throw refused;
  });
  await userEvent.type(await line(), 'More memory');
  await userEvent.type(reason(), 'The load test');
  await userEvent.click(send());
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('You are not allowed to ask for this');
  expect(alert).toHaveTextContent('approvals.request.create');
  expect(reason()).toHaveValue('The load test');
  expect(reason()).toBeEnabled();
});
