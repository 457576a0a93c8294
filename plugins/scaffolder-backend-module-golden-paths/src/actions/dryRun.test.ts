import { pathToFileURL } from 'node:url';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { API_VERSION, toYaml } from '@waymark/platform-api';
import { readPlace } from '@waymark/plugin-changes-node';
import {
  goldenPathValuesSchema,
  TenantsClient,
  type GoldenPathPreview,
} from '@waymark/plugin-tenants-common';
import { load } from 'js-yaml';
import { RunSessions } from '../run/RunSessions';
import { createProvisionAction } from './provision';
import { createPublishAction } from './publish';
import { createRegisterAction } from './register';

const TEMPLATE = resolve(
  __dirname,
  '../../../../templates/internal-http-service/template.yaml',
);

const service = {
  name: 'document-search',
  description: 'Finds passages',
  owner: 'group:default/assistant',
  system: '',
  language: 'python',
  size: 'small',
  minReplicas: 2,
  maxReplicas: 4,
  environment: 'development',
  dependencies: '' as const,
  sloClass: 'standard',
  dataSensitivity: 'internal',
};

const PREVIEW: GoldenPathPreview = {
  valid: true,
  makes: [],
  groups: [],
  quota: [],
  approvals: [],
  asOf: '2026-01-01T00:00:00.000Z',
  namespace: {
    name: 'assistant-development',
    exists: false,
    target: 'shared-standard',
  },
  objectCount: 30,
  findings: [],
  notes: ['A bootstrap image stands in'],
  changes: [
    {
      action: 'put',
      path: 'tenants/assistant/development/document-search.yaml',
      content: toYaml({
        apiVersion: API_VERSION,
        kind: 'WebService',
        metadata: { name: 'document-search' },
        spec: {
          owner: 'assistant',
          runtime: { language: 'python', size: 'small' },
          exposure: { type: 'internal' },
          scaling: { minReplicas: 2, maxReplicas: 4, metric: 'cpu' },
          reliability: { sloClass: 'standard', rollout: 'rolling' },
        },
      }),
    },
  ],
};

describe('the actions in a dry run', () => {
  const calls: string[] = [];
  const config = new ConfigReader({
    app: { baseUrl: 'http://localhost:7070' },
    integrations: {
      gitea: [{ host: 'forge.test', username: 'waymark', password: 'secret' }],
    },
  });
  const place = readPlace(config);
  const sessions = new RunSessions({
    auth: mockServices.auth(),
    scaffolder: scaffolderServiceMock.mock(),
    tenants: new TenantsClient({
      discoveryApi: mockServices.discovery(),
      fetchApi: {
        fetch: async url => {
          calls.push(new URL(String(url)).pathname);
          return Response.json(PREVIEW);
        },
      },
    }),
  });
  const publish = createPublishAction({
    integrations: ScmIntegrations.fromConfig(config),
    place,
    platform: { read: async () => place.platform },
    reader: mockServices.urlReader.mock(),
    sessions,
  });
  const provision = createProvisionAction({ sessions });
  const register = createRegisterAction({
    auth: mockServices.auth(),
    catalog: catalogServiceMock.mock(),
    docs: { start: jest.fn() },
    place,
    sessions,
  });

  const templateInfo = {
    entityRef: 'template:default/internal-http-service',
    baseUrl: pathToFileURL(TEMPLATE).toString(),
    entity: {
      metadata: {
        name: 'internal-http-service',
        annotations: { 'platform.waymark.dev/version': '1.0.0' },
      },
    },
  };
  const input = {
    sources: ['./skeleton/common', './skeleton/python'],
    copyWithoutTemplating: ['.github/workflows/**'],
    service,
  };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waymark-dry-run-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  // The mock context takes only some options; the rest is laid over it.
  const dryRun = {
    isDryRun: true,
    templateInfo,
    createTemporaryDirectory: () => mkdtemp(join(folder, 'action-')),
  };

  it('renders the real skeleton, names what it would make, and only asks for a preview', async () => {
    const output = jest.fn();
    await publish.handler({
      ...createMockActionContext({ input }),
      ...dryRun,
      output,
    });
    await provision.handler({
      ...createMockActionContext({ input: { service } }),
      ...dryRun,
      output,
    });
    const registered = {
      name: service.name,
      repositoryUrl: 'https://forge.test/meridian/document-search',
    };
    await register.handler({
      ...createMockActionContext({ input: registered }),
      ...dryRun,
      output,
    });
    expect(Object.fromEntries(output.mock.calls)).toMatchObject({
      repositoryUrl: 'https://forge.test/meridian/document-search',
      catalogInfoUrl:
        'https://forge.test/meridian/document-search/src/branch/main/catalog-info.yaml',
      objectCount: 30,
      namespace: 'assistant-development',
      entityRef: 'component:default/document-search',
    });
    expect(calls.map(path => path.replace('/api/tenants', ''))).toEqual([
      '/preview',
      '/preview',
    ]);
  });

  it.each(['../other', '/etc', 'https://elsewhere.test/x', './a/../../b', '~'])(
    'refuses the source %s',
    async source => {
      const given = { ...input, sources: [source] };
      await expect(
        publish.handler({
          ...createMockActionContext({ input: given }),
          ...dryRun,
        }),
      ).rejects.toThrow(/not a folder below the template/);
    },
  );

  it('refuses a template without a version', async () => {
    const unversioned = {
      ...templateInfo,
      entity: { metadata: { name: 'internal-http-service' } },
    };
    await expect(
      provision.handler({
        ...createMockActionContext({ input: { service } }),
        ...dryRun,
        templateInfo: unversioned,
      }),
    ).rejects.toThrow(/platform.waymark.dev\/version/);
  });

  it.each([publish, provision])(
    'takes in $id what the domain takes, and a blank for none',
    async action => {
      const { properties } = action.schema?.input?.properties?.service ?? {};
      expect(Object.keys(properties ?? {})).toEqual(
        Object.keys(goldenPathValuesSchema.shape),
      );
      expect(properties?.name).toMatchObject({ type: 'string', maxLength: 63 });
      expect(properties?.system).toMatchObject({
        anyOf: [{ type: 'string' }, { const: '' }],
      });
      const given = { ...input, service: { ...service, replicas: 3 } };
      await expect(
        action.handler({
          ...createMockActionContext({ input: given }),
          ...dryRun,
        }),
      ).rejects.toThrow(/replicas/);
    },
  );

  it.each([publish, provision, register])(
    'describes $id with examples of its own input, and supports dry run',
    action => {
      expect(action.supportsDryRun).toBe(true);
      expect(action.schema?.output).toBeDefined();
      for (const { example } of action.examples ?? []) {
        expect(load(example)).toMatchObject({
          steps: [{ action: action.id, input: expect.anything() }],
        });
      }
      expect(action.examples).not.toHaveLength(0);
    },
  );
});
