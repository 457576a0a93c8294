import { ChangeSet } from '@waymark/plugin-changes-common';
import { RunSummary } from '@waymark/plugin-tenants-common';
import { needsOf } from './needs';

const now = new Date('2026-05-04T12:00:00Z');

const run = (more: Partial<RunSummary>): RunSummary => ({
  id: 'run-1',
  idempotencyKey: 'scaffolder-task:task-1',
  state: 'failed',
  service: 'checkout-api',
  team: 'assistant',
  environment: 'development',
  template: { ref: 'template:default/internal-http-service', version: '1.0.0' },
  requestedBy: 'user:default/ada-okafor',
  startedAt: '2026-05-04T11:00:00.000Z',
  createdAt: '2026-05-04T11:00:00.000Z',
  updatedAt: '2026-05-04T11:01:00.000Z',
  ...more,
});

const nobody = { reader: 'user:default/ada-okafor', mayReview: false };

const proposed = (more: Partial<ChangeSet>): ChangeSet => ({
  id: '0f8fad5b-d9cb-469f-a165-708677289501',
  idempotencyKey: 'promote:1',
  state: 'proposed',
  mode: 'change-request',
  reason: 'Promote prompt-gateway',
  author: 'user:default/ben-lindqvist',
  teams: ['search-relevance'],
  documents: [],
  base: '0'.repeat(40),
  findings: [],
  createdAt: '2026-05-04T11:00:00.000Z',
  updatedAt: '2026-05-04T11:00:00.000Z',
  ...more,
});

const service = (name: string, hasDocs: boolean) => ({
  name,
  title: name,
  href: `/catalog/default/component/${name}`,
  hasDocs,
  held: [],
  left: [],
  environments: [],
});

const held = (path: string) => ({ path, lastGood: true, findings: [] });

const reconciler = (paths: string[]) => ({
  asOf: now.toISOString(),
  intent: { commit: 'a', committedAt: now.toISOString() },
  rendered: { commit: 'b', committedAt: now.toISOString() },
  upToDate: true,
  rollOuts: [],
  queue: { commits: 0, changeSets: 0 },
  lag: 'PT0S',
  browse: {
    commit: 'https://forge.example/commit/',
    document: 'https://forge.example/main/',
  },

  held: paths.map(held),
});

it('puts what is broken first, then what waits, then what could be better', () => {
  const needs = needsOf(
    {
      ...nobody,
      teams: ['assistant'],
      runs: {
        items: [
          run({ id: 'w', service: 'b', state: 'waiting-for-approval' }),
          run({ id: 'f', service: 'a' }),
        ],
      },
      reconciler: reconciler([
        'tenants/assistant/development/x.yaml',
        'tenants/risk-models/development/y.yaml',
      ]),
      unread: { count: 2, newest: 'checkout-api is made' },
      services: [service('with-docs', true), service('without', false)],
    },
    now,
  );
  expect(needs.map(need => need.kind)).toEqual([
    'failed-run',
    'held',
    'waiting-run',
    'unread',
    'no-docs',
  ]);
  expect(needs[1]).toMatchObject({
    document: { path: 'tenants/assistant/development/x.yaml' },
  });
  expect(needs[4]).toMatchObject({ service: { name: 'without' } });
});

it('forgets a failure that a later run put right', () => {
  const items = [
    run({ id: 'old', createdAt: '2026-05-04T10:00:00.000Z' }),
    run({ id: 'new', state: 'done' }),
  ];
  expect(needsOf({ ...nobody, teams: [], runs: { items } }, now)).toEqual([]);
});

it('lets a run that was cleaned up be news for a day', () => {
  const cleaned = (updatedAt: string) =>
    needsOf(
      {
        ...nobody,
        teams: [],
        runs: { items: [run({ state: 'cleaned', updatedAt })] },
      },
      now,
    );
  expect(cleaned('2026-05-03T12:00:01.000Z')).toHaveLength(1);
  expect(cleaned('2026-05-03T12:00:00.000Z')).toHaveLength(0);
});

it('asks reviewers to approve what others proposed, the longest waiting first', () => {
  const changeSets = [
    proposed({ id: 'new', createdAt: '2026-05-04T11:30:00.000Z' }),
    proposed({ id: 'old' }),
    proposed({ id: 'mine', author: nobody.reader }),
    proposed({
      id: 'of my run',
      author: nobody.reader,
      idempotencyKey: 'run:0f8fad5b-d9cb-469f-a165-708677289501:1.1',
    }),
  ];
  const ids = (mayReview: boolean) =>
    needsOf({ ...nobody, mayReview, teams: [], changeSets }, now).map(need => [
      need.kind,
      'changeSet' in need && need.changeSet.id,
    ]);
  expect(ids(true)).toEqual([
    ['review', 'old'],
    ['review', 'new'],
    ['in-review', 'mine'],
  ]);
  // Who may not approve is not asked to, and still sees their own wait.
  expect(ids(false)).toEqual([['in-review', 'mine']]);
});

it('needs nobody where nothing is known', () => {
  expect(needsOf({ ...nobody, teams: ['assistant'] }, now)).toEqual([]);
});
