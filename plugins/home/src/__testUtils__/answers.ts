import type { Entity } from '@backstage/catalog-model';
import type { ApprovalRequestDetail } from '@waymark/plugin-approvals-common';

export const now = new Date().toISOString();

export const component = (
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

export const assistant: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'assistant', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

export const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'internal-http-service',
    title: 'Internal HTTP service',
    description: 'A service for callers inside',
  },
};

export const failedRun = {
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

export const services = {
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

export const commit = {
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

export const pushed = {
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

export const commits = (...items: unknown[]) => ({
  asOf: now,
  url: 'http://localhost:7072/meridian/gitops/commits/branch/main',
  items,
});

export const proposed = {
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

export const reconciler = {
  asOf: now,
  intent: { commit: 'a', committedAt: now },
  rendered: { commit: 'b', committedAt: now },
  upToDate: true,
  rollOuts: [],
  queue: { commits: 0, changeSets: 0 },
  lag: 'PT0S',
  browse: {
    commit: 'https://forge.example/commit/',
    document: 'https://forge.example/main/',
  },

  held: [],
};

export const docs = { 'backstage.io/techdocs-ref': 'dir:.' };

const finding = {
  document: 'tenants/assistant/development/prompt-router.yaml',
  path: 'spec.scaling.minReplicas',
  constraint: 'min',
  value: 9,
  message: 'is more than maxReplicas',
  fix: 'Write at most 4.',
  severity: 'error',
};

export const heldDocument = {
  path: finding.document,
  lastGood: true,
  findings: [finding],
};

export const approved: ApprovalRequestDetail = {
  id: '3f8fad5b-d9cb-469f-a165-708677289504',
  idempotencyKey: 'test:one',
  kind: 'quota',
  kindTitle: 'More quota',
  state: 'approved',
  subject: {
    type: 'namespace',
    ref: 'assistant-staging',
    hash: 'c'.repeat(64),
    title: 'Memory of assistant-staging',
  },
  requester: 'user:default/ada-okafor',
  authors: [],
  reason: 'The load test needs twice the replicas.',
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
    comment: true,
    withdraw: false,
    endAccess: false,
  },
};

export const accessTaken: ApprovalRequestDetail = {
  ...approved,
  kind: 'break-glass',
  kindTitle: 'Break-glass access',
  subject: {
    ...approved.subject,
    title: 'Break-glass: viewer in assistant-staging',
  },
  access: {
    state: 'ended',
    person: 'user:default/ada-okafor',
    user: 'ada.okafor@meridian.example',
    team: 'assistant',
    environment: 'staging',
    namespace: 'assistant-staging',
    role: 'viewer',
    openedAt: now,
    expiresAt: now,
  },
};
