import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { screen, within } from '@testing-library/react';
import {
  deniedAnswer,
  expectAccessible,
  failedAnswer,
} from '@waymark/portal-ui/testUtils';
import { homePlugin } from './plugin';

const now = new Date().toISOString();

const component = (
  name: string,
  annotations: Record<string, string>,
  owner = 'assistant',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
  spec: { type: 'service', owner },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
});

const assistant: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'assistant', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'internal-http-service',
    title: 'Internal HTTP service',
    description: 'A service for callers inside',
  },
};

const failedRun = {
  id: 'run-1',
  idempotencyKey: 'scaffolder-task:task-1',
  state: 'failed',
  service: 'ledger-api',
  team: 'assistant',
  environment: 'development',
  template: { ref: 'template:default/internal-http-service', version: '1.0.0' },
  requestedBy: 'user:default/ada-okafor',
  startedAt: now,
  createdAt: now,
  updatedAt: now,
};

const services = {
  asOf: now,
  items: [
    {
      name: 'prompt-router',
      team: 'assistant',
      held: [],
      links: [],
      source: 'Git main',
      asOf: now,
      environments: [
        {
          environment: 'development',
          team: 'assistant',
          namespace: 'assistant-development',
          findings: [],
          links: [],
          reality: { state: 'unknown', reason: 'no cluster connected' },
          intent: {
            path: 'x',
            language: 'python',
            size: 'small',
            image: 'x',
            bootstrapImage: true,
            minReplicas: 2,
            maxReplicas: 4,
            exposure: 'internal',
            dependencies: [],
            yaml: '',
          },
        },
      ],
    },
  ],
};

const commit = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  committedAt: now,
  subject: 'Make service prompt-router for team assistant in development',
  origin: 'change-set',
  author: { name: 'Ada Okafor', ref: 'user:default/ada-okafor' },
  changeSet: {
    id: '0f8fad5b-d9cb-469f-a165-708677289501',
    idempotencyKey: 'run:1f8fad5b-d9cb-469f-a165-708677289502:1.1',
    mode: 'commit',
  },
  documents: [
    {
      path: 'tenants/assistant/development/_namespace.yaml',
      change: 'added',
      type: 'namespace',
      team: 'assistant',
      environment: 'development',
    },
    {
      path: 'tenants/assistant/development/prompt-router.yaml',
      change: 'added',
      type: 'workload',
      team: 'assistant',
      environment: 'development',
      name: 'prompt-router',
    },
  ],
  documentCount: 2,
  url: 'http://localhost:7072/meridian/gitops/commit/01234567',
};

const pushed = {
  ...commit,
  commit: '1123456789abcdef0123456789abcdef01234567',
  subject: 'risk-scorer: More replicas for the quarter',
  origin: 'push',
  author: { name: 'Some Body' },
  changeSet: undefined,
  documents: [
    {
      path: 'tenants/risk-models/production/risk-scorer.yaml',
      change: 'changed',
      type: 'workload',
      team: 'risk-models',
      environment: 'production',
      name: 'risk-scorer',
    },
  ],
  documentCount: 1,
  url: 'http://localhost:7072/meridian/gitops/commit/11234567',
};

const commits = (...items: unknown[]) => ({
  asOf: now,
  url: 'http://localhost:7072/meridian/gitops/commits/branch/main',
  items,
});

const proposed = {
  id: '2f8fad5b-d9cb-469f-a165-708677289503',
  idempotencyKey: 'promote:1',
  state: 'proposed',
  mode: 'change-request',
  reason: 'Promote relevance-ranker to production',
  author: 'user:default/ben-lindqvist',
  teams: ['search-relevance'],
  documents: [{ action: 'put', path: 'x' }],
  base: '0123456789abcdef0123456789abcdef01234567',
  changeRequest: {
    number: 3,
    url: 'http://localhost:7072/meridian/gitops/pulls/3',
  },
  findings: [],
  createdAt: now,
  updatedAt: now,
};

const reconciler = {
  asOf: now,
  intent: { commit: 'a', committedAt: now },
  rendered: { commit: 'b', committedAt: now },
  upToDate: true,
  queue: { commits: 0, changeSets: 0 },
  lag: 'PT0S',
  browse: {
    commit: 'https://forge.example/commit/',
    document: 'https://forge.example/main/',
  },

  held: [],
};

/** Makes an answer anew: a response is read once. */
type Answer = () => Response;

const answer =
  (body: unknown): Answer =>
  () =>
    Response.json(body);

const quiet: Record<string, Answer> = {
  '/tenants/runs': answer({ items: [] }),
  '/tenants/services': answer(services),
  '/changes/change-sets': answer({ items: [] }),
  '/changes/commits': answer(commits()),
  '/changes/reconciler': answer(reconciler),
};

const START = 'scaffolder.task.create';
const REVIEW = 'changes.change-set.review';

type Setup = {
  answers?: Record<string, Answer>;
  entities?: Entity[];
  teams?: string[];
  /** Permissions that the reader lacks. */
  denied?: string[];
};

function show({
  answers = {},
  entities = [],
  teams = ['assistant'],
  denied = [REVIEW],
}: Setup) {
  const known = { ...quiet, ...answers };
  const fetchMock = async (input: RequestInfo | URL) => {
    const { pathname } = new URL(String(input));
    const path = Object.keys(known).find(key => pathname.endsWith(key));
    return path
      ? known[path]()
      : failedAnswer(404, { name: 'NotFoundError', message: pathname });
  };
  const notifications = {
    getNotifications: async () => ({ totalCount: 0, notifications: [] }),
  };
  renderTestApp({
    features: [homePlugin],
    apis: [
      [fetchApiRef, { fetch: fetchMock }],
      [catalogApiRef, catalogApiMock({ entities: [...entities, template] })],
      [notificationsApiRef, notifications],
      mockApis.permission({
        authorize: ({ permission }) =>
          denied.includes(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
      mockApis.identity({
        userEntityRef: 'user:default/ada-okafor',
        ownershipEntityRefs: [
          'user:default/ada-okafor',
          ...teams.map(team => `group:default/${team}`),
        ],
      }),
    ],
  });
}

const docs = { 'backstage.io/techdocs-ref': 'dir:.' };

it('answers what needs me, then shows my services, paths and changes', async () => {
  show({
    entities: [
      component('prompt-router', docs),
      component('assistant-api', {}),
    ],
    answers: {
      '/tenants/runs': answer({ items: [failedRun] }),
      '/changes/commits': answer(commits(commit)),
    },
  });
  expect(
    await screen.findByText('2 things need you. Your teams own 2 services.'),
  ).toBeInTheDocument();
  const needs = screen.getByRole('region', { name: 'Needs you' });
  expect(
    within(needs).getByRole('link', { name: 'The run of ledger-api failed' }),
  ).toHaveAttribute('href', '/runs/task-1');
  expect(
    within(needs).getByRole('link', { name: 'assistant-api has no docs' }),
  ).toHaveAttribute('href', '/catalog/default/component/assistant-api');

  const table = within(screen.getByRole('region', { name: 'Your services' }));
  expect(table.getByRole('row', { name: /prompt-router/ })).toHaveTextContent(
    'prompt-routerdevelopment2 to 4 replicas, small, bootstrap imageUnknownno cluster connected',
  );
  expect(table.getByRole('row', { name: /assistant-api/ })).toHaveTextContent(
    'No intent in Git',
  );
  expect(
    await screen.findByRole('link', { name: 'Internal HTTP service' }),
  ).toHaveAttribute('href', '/start/internal-http-service');
  expect(
    await screen.findByRole('link', {
      name: 'prompt-router added to development, and one more document',
    }),
  ).toHaveAttribute('href', commit.url);
  await expectAccessible();
});

it('says of a held service what is wrong, not that it has no intent', async () => {
  const held = {
    environment: 'staging',
    team: 'assistant',
    namespace: 'assistant-staging',
    path: 'tenants/assistant/staging/assistant-api.yaml',
    lastGood: true,
    findings: [
      {
        path: 'spec.runtime.size',
        constraint: 'enum',
        message: 'There is no size huge.',
        fix: 'Choose small, medium or large.',
        severity: 'error',
      },
    ],
    links: [],
  };
  show({
    entities: [component('assistant-api', docs)],
    answers: {
      '/tenants/services': answer({
        asOf: now,
        items: [
          {
            name: 'assistant-api',
            team: 'assistant',
            environments: [],
            held: [held],
            links: [],
            source: 'Git main',
            asOf: now,
          },
        ],
      }),
    },
  });
  const table = within(
    await screen.findByRole('region', { name: 'Your services' }),
  );
  expect(
    await table.findByRole('row', { name: /assistant-api/ }),
  ).toHaveTextContent(
    'assistant-apistagingHeld: spec.runtime.size: There is no size huge. Choose small, medium or large. The last valid output stays in place.Unknown',
  );
  expect(table.queryByText('No intent in Git')).not.toBeInTheDocument();
});

it('says so when nothing needs me and my teams own nothing', async () => {
  show({});
  expect(await screen.findByText('Nothing needs you.')).toBeInTheDocument();
  expect(screen.getByText('Your teams own no service')).toBeInTheDocument();
  expect(await screen.findByText('No change yet')).toBeInTheDocument();
  expect(await screen.findByText('No runs yet')).toBeInTheDocument();
});

it('shows who changed what and by which way, pushes by hand too', async () => {
  show({ answers: { '/changes/commits': answer(commits(pushed, commit)) } });
  const changed = within(
    await screen.findByRole('region', { name: 'What changed' }),
  );
  const link = await changed.findByRole('link', {
    name: 'risk-scorer changed in production',
  });
  expect(link).toHaveAttribute('href', pushed.url);
  const [byHand, byPath] = changed.getAllByRole('listitem');
  expect(byHand).toHaveTextContent(pushed.subject);
  expect(byHand).toHaveTextContent('Some Body');
  expect(byHand).toHaveTextContent('Pushed by hand');
  // Somebody else's team is named, one's own is not.
  expect(
    await within(byHand).findByRole('link', { name: 'risk-models' }),
  ).toBeInTheDocument();
  expect(within(byPath).queryByRole('link', { name: 'assistant' })).toBeNull();
  expect(
    within(byPath).getByRole('link', { name: 'Golden path' }),
  ).toHaveAttribute('href', '/runs/1f8fad5b-d9cb-469f-a165-708677289502');
  expect(changed.getByRole('link', { name: 'All commits' })).toHaveAttribute(
    'href',
    'http://localhost:7072/meridian/gitops/commits/branch/main',
  );
});

it('marks the newest commit of a document that is held', async () => {
  const before = { ...pushed, commit: '2'.repeat(40), subject: 'Before' };
  const [{ path }] = pushed.documents;
  show({
    answers: {
      '/changes/commits': answer(commits(pushed, commit, before)),
      '/changes/reconciler': answer({
        ...reconciler,
        held: [{ path, lastGood: true, findings: [] }],
      }),
    },
  });
  const changed = within(
    await screen.findByRole('region', { name: 'What changed' }),
  );
  expect(await changed.findByText('Document held')).toBeInTheDocument();
  const rows = changed.getAllByRole('listitem');
  expect(rows.map(row => /held/.test(row.textContent ?? ''))).toEqual([
    true,
    false,
    false,
  ]);
});

it('says what failed of what changed, and keeps the rest', async () => {
  show({
    answers: {
      '/changes/commits': () =>
        failedAnswer(503, {
          name: 'ServiceUnavailableError',
          message: 'The forge did not do it.',
        }),
    },
  });
  const changed = within(
    await screen.findByRole('region', { name: 'What changed' }),
  );
  const alert = await changed.findByRole('alert');
  expect(alert).toHaveTextContent('Commits did not load');
  expect(alert).toHaveTextContent('The forge did not do it.');
  expect(await changed.findByText('No runs yet')).toBeInTheDocument();
});

it('asks a reviewer to approve, and offers them no golden path to start', async () => {
  show({
    teams: ['security'],
    denied: [START],
    answers: { '/changes/change-sets': answer({ items: [proposed] }) },
  });
  const needs = within(
    await screen.findByRole('region', { name: 'Needs you' }),
  );
  const row = await needs.findByRole('link', {
    name: 'Review: Promote relevance-ranker to production',
  });
  expect(row).toHaveAttribute('href', proposed.changeRequest.url);
  expect(await screen.findByText('One thing needs you.')).toBeInTheDocument();
  const organization = within(
    await screen.findByRole('region', { name: 'Services of the organization' }),
  );
  expect(
    organization.getByText('One service of one team, 0 in production.'),
  ).toBeInTheDocument();
  expect(
    organization.getByRole('row', { name: /assistant/ }),
  ).toHaveTextContent('0 of 1prompt-router1 unknown');
  expect(screen.queryByRole('region', { name: 'Start something' })).toBeNull();
  expect(screen.queryByRole('link', { name: /golden path/i })).toBeNull();
  await expectAccessible();
});

it('shows an executive the organization, what nobody owns, and nothing that they never may see', async () => {
  show({
    teams: ['leadership'],
    denied: [START, REVIEW],
    entities: [
      component('prompt-router', docs),
      component('batch-reporter', docs, 'insights'),
      assistant,
    ],
    answers: {
      '/tenants/runs': () => deniedAnswer('tenants.run.read'),
      '/changes/change-sets': () => deniedAnswer('changes.change-set.read'),
      '/changes/commits': () => deniedAnswer('changes.change-set.read'),
    },
  });
  expect(
    await screen.findByRole('region', { name: 'Services of the organization' }),
  ).toBeInTheDocument();
  const ownerless = await screen.findByRole('row', { name: /No owner/ });
  expect(ownerless).toHaveTextContent(
    'No ownerbatch-reporterinsights is not in the organization',
  );
  expect(screen.queryByRole('region', { name: 'Start something' })).toBeNull();
  expect(
    await screen.findByText(
      'You may not see: Runs, Proposed changes. Nothing that you may see needs you.',
    ),
  ).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'What changed' })).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('tells a person without a role why there is nothing of theirs, and what is open to them', async () => {
  show({
    teams: [],
    denied: [START, REVIEW],
    answers: {
      '/tenants/runs': () => deniedAnswer('tenants.run.read'),
      '/tenants/services': () => deniedAnswer('tenants.service.read'),
      '/changes/change-sets': () => deniedAnswer('changes.change-set.read'),
      '/changes/commits': () => deniedAnswer('changes.change-set.read'),
      '/changes/reconciler': () => deniedAnswer('changes.reconciler.read'),
    },
  });
  const [alert, ...others] = await screen.findAllByRole('alert');
  expect(others).toEqual([]);
  expect(alert).toHaveTextContent(
    'You are not allowed to see what the teams run',
  );
  expect(alert).toHaveTextContent('none of your groups holds one');
  expect(alert).toHaveTextContent('An admin adds you to a group');
  expect(
    screen.getByText('You are in no team and hold no role yet.'),
  ).toBeInTheDocument();
  const open = within(screen.getByRole('region', { name: 'Open to you' }));
  expect(open.getByRole('link', { name: 'Catalog' })).toHaveAttribute(
    'href',
    '/catalog',
  );
  expect(screen.queryByRole('region', { name: 'Needs you' })).toBeNull();
  await expectAccessible();
});

const finding = {
  document: 'tenants/assistant/development/prompt-router.yaml',
  path: 'spec.scaling.minReplicas',
  constraint: 'min',
  value: 9,
  message: 'is more than maxReplicas',
  fix: 'Write at most 4.',
  severity: 'error',
};

const heldDocument = {
  path: finding.document,
  lastGood: true,
  findings: [finding],
};

it('links a held document to its file, with the field that is wrong', async () => {
  const [service] = services.items;
  const [environment] = service.environments;
  const path = 'tenants/assistant/staging/prompt-router.yaml';
  const url = `http://localhost:7072/meridian/gitops/src/branch/main/${path}`;
  const known = {
    ...environment,
    links: [{ kind: 'intent', title: 'Intent', url }],
    intent: { ...environment.intent, path },
  };
  show({
    answers: {
      '/changes/reconciler': answer({ ...reconciler, held: [heldDocument] }),
      '/tenants/services': answer({
        ...services,
        items: [{ ...service, environments: [known] }],
      }),
    },
  });
  const link = await screen.findByRole('link', {
    name: /^tenants\/assistant\/development\/prompt-router.yaml is held/,
  });
  expect(link).toHaveAttribute(
    'href',
    `http://localhost:7072/meridian/gitops/src/branch/main/${heldDocument.path}`,
  );
  expect(
    screen.getByText(
      'spec.scaling.minReplicas: is more than maxReplicas Write at most 4.',
    ),
  ).toBeInTheDocument();
});

it('names what other teams hold to those in another team', async () => {
  show({
    teams: ['security'],
    answers: {
      '/changes/reconciler': answer({ ...reconciler, held: [heldDocument] }),
    },
  });
  expect(
    await screen.findByText(/no document of your teams is held/),
  ).toBeInTheDocument();
  expect(
    screen.getByText(/One document of another team is held:/),
  ).toHaveTextContent(heldDocument.path);
  expect(screen.getByRole('link', { name: heldDocument.path })).toHaveAttribute(
    'href',
    '/catalog/default/component/prompt-router',
  );
});

it('promises no more to who may not see all of it', async () => {
  show({
    teams: ['leadership'],
    answers: { '/tenants/runs': () => deniedAnswer('tenants.run.read') },
  });
  expect(
    await screen.findByText('Nothing needs you, as far as is known.'),
  ).toBeInTheDocument();
  expect(
    await screen.findByText(
      'You may not see: Runs. Nothing that you may see needs you.',
    ),
  ).toBeInTheDocument();
});

it('keeps what did load when one source fails, and names that source', async () => {
  show({
    entities: [component('assistant-api', {})],
    answers: {
      '/tenants/runs': () =>
        failedAnswer(503, {
          name: 'ServiceUnavailableError',
          message: 'The database is away.',
        }),
    },
  });
  expect(
    await screen.findByText('Runs did not load: The database is away.'),
  ).toBeInTheDocument();
  expect(screen.getByText('assistant-api has no docs')).toBeInTheDocument();
});
