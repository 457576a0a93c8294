import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import {
  GoldenPathPreview,
  ProvisioningRun,
  RunFinding,
  ServiceView,
} from '@waymark/plugin-tenants-common';
import { parse } from 'yaml';

const TEMPLATE = join(
  __dirname,
  '../../../../templates/internal-http-service/template.yaml',
);

/** The template of the repository itself: form and template cannot drift apart unseen. */
export const template: Entity & {
  spec: { parameters: Array<{ title: string }> };
} = parse(readFileSync(TEMPLATE, 'utf8'), { merge: true });

/** The template's parameters as the scaffolder serves them. */
export const parameterSchema = {
  title: 'Internal HTTP service',
  steps: template.spec.parameters.map(schema => ({
    title: schema.title,
    schema,
  })),
};

export const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team' },
});

export const finding = (more: Partial<RunFinding>): RunFinding => ({
  path: 'metadata.name',
  constraint: 'required',
  message: 'A service needs a name.',
  fix: 'Give it one.',
  severity: 'error',
  ...more,
});

export const preview = (
  more: Partial<GoldenPathPreview>,
): GoldenPathPreview => ({
  valid: true,
  service: 'checkout-api',
  team: 'assistant',
  environment: 'development',
  namespace: {
    name: 'assistant-development',
    target: 'shared-standard',
    exists: true,
  },
  makes: [
    {
      kind: 'repository',
      title: 'meridian/checkout-api',
      target: 'https://forge.example/meridian/checkout-api',
      exists: false,
    },
  ],
  objectCount: 18,
  groups: [
    {
      concern: 'run',
      objects: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'checkout-api',
          path: 'local/assistant-development/checkout-api/deployment.yaml',
          emitter: 'deployment',
          why: 'every service runs as a Deployment',
          origin: 'workload',
          yaml: 'kind: Deployment\n',
        },
      ],
    },
    { concern: 'reach', objects: [] },
  ],
  changes: [],
  quota: [
    {
      resource: 'requests.memory',
      unit: 'GiB',
      limit: 4,
      used: 3,
      requested: 2,
      left: -1,
    },
  ],
  findings: [],
  approvals: [],
  notes: [],
  asOf: '2026-05-04T12:00:00.000Z',
  base: '0123456789abcdef0123456789abcdef01234567',
  ...more,
});

export const run = (more: Partial<ProvisioningRun>): ProvisioningRun => ({
  id: 'run-1',
  idempotencyKey: 'scaffolder-task:task-1',
  state: 'done',
  service: 'checkout-api',
  team: 'assistant',
  environment: 'development',
  template: { ref: 'template:default/internal-http-service', version: '1.0.0' },
  requestedBy: 'user:default/ada-okafor',
  startedAt: '2026-05-04T12:00:00.000Z',
  createdAt: '2026-05-04T12:00:00.000Z',
  updatedAt: '2026-05-04T12:00:12.000Z',
  finishedAt: '2026-05-04T12:00:12.000Z',
  revision: 4,
  values: {
    name: 'checkout-api',
    owner: 'assistant',
    language: 'python',
    size: 'small',
    minReplicas: 2,
    maxReplicas: 4,
    environment: 'development',
  },
  repository: {
    url: 'https://forge.example/meridian/checkout-api',
    owner: 'meridian',
    name: 'checkout-api',
    defaultBranch: 'main',
  },
  notes: ['A bootstrap image runs until the pipeline has built one.'],
  links: [
    {
      kind: 'repository',
      title: 'Repository',
      url: 'https://forge.example/meridian/checkout-api',
    },
    {
      kind: 'catalog',
      title: 'Catalog entry',
      url: '/catalog/default/component/checkout-api',
    },
    {
      kind: 'rendered',
      title: 'Rendered objects',
      url: 'https://forge.example/meridian/gitops/src/commit/0123456/local',
    },
  ],
  ledger: [
    {
      id: 'entry-1',
      sequence: 1,
      kind: 'repository',
      target: 'https://forge.example/meridian/checkout-api',
      state: 'made',
      cleanUp: {
        action: 'delete-repository',
        owner: 'meridian',
        name: 'checkout-api',
      },
      evidence: { headCommit: '0123456789abcdef0123456789abcdef01234567' },
      plannedAt: '2026-05-04T12:00:01.000Z',
      madeAt: '2026-05-04T12:00:03.000Z',
    },
  ],
  steps: [
    {
      id: 'repository',
      title: 'Create the repository',
      state: 'done',
      startedAt: '2026-05-04T12:00:01.000Z',
      finishedAt: '2026-05-04T12:00:03.000Z',
      durationMs: 2000,
      outboundMs: 1500,
      portalMs: 500,
      message: '42 files',
    },
  ],
  portalMs: 500,
  ...more,
});

export const service: ServiceView = {
  name: 'checkout-api',
  team: 'assistant',
  environments: [
    {
      environment: 'development',
      team: 'assistant',
      namespace: 'assistant-development',
      intent: {
        path: 'tenants/assistant/development/checkout-api.yaml',
        language: 'python',
        size: 'small',
        image: 'registry.example/bootstrap@sha256:0123456789abcdef',
        bootstrapImage: true,
        minReplicas: 2,
        maxReplicas: 4,
        exposure: 'internal',
        sloClass: 'standard',
        dependencies: [],
        yaml: 'kind: WebService\n',
      },
      findings: [],
      reality: { state: 'unknown', reason: 'no cluster connected' },
      links: [
        {
          kind: 'rendered',
          title: 'Rendered objects',
          url: 'https://forge.example/meridian/gitops/src/branch/rendered/x',
        },
      ],
    },
  ],
  held: [],
  links: [],
  source: 'Git main',
  asOf: '2026-05-04T12:00:00.000Z',
};
