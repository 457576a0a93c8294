import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigSources } from '@backstage/config-loader';
import { PgSearchEngine } from '@backstage/plugin-search-backend-module-pg';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { withName } from './byName';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const entity = (kind: string, name: string, title?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    name,
    title,
    description: 'The one way to a language model, with budgets.',
  },
  spec: { type: 'service', owner: 'assistant', lifecycle: 'production' },
});

const catalog = [
  entity('Component', 'prompt-gateway', 'Prompt gateway'),
  entity('Component', 'embedding-service', 'Embedding service'),
  entity('API', 'prompt-gateway', 'Prompt gateway API'),
];

const section = (title: string, text: string) => ({
  title,
  text,
  location: `/docs/default/component/prompt-gateway/#${title}`,
  kind: 'component',
  namespace: 'default',
  name: 'prompt-gateway',
  entityTitle: 'Prompt gateway',
  path: '',
});

const docs = [
  section(
    'Prompt gateway',
    'Services ask the prompt gateway for a completion; the prompt gateway decides. prompt-gateway answers, prompt-gateway counts.',
  ),
  section('Decisions', ''),
];

it('adds the name where the title is another, to that of a component', () => {
  expect(catalog.map(each => withName(each).title)).toEqual([
    'Prompt gateway (prompt-gateway)',
    'Embedding service (embedding-service)',
    'Prompt gateway API',
  ]);
  expect(withName(entity('Component', 'ranker')).title).toBe('ranker');
});

it('ranks a service before its API and its docs, for its name and for its title', async () => {
  const knex = await databases.init('POSTGRES_18');
  const config = await ConfigSources.toConfig(
    ConfigSources.default({
      argv: ['--config', join(__dirname, '../../../../app-config.yaml')],
      env: {},
    }),
  );
  const engine = await PgSearchEngine.fromConfig(config, {
    database: mockServices.database({ knex }),
    logger: mockServices.logger.mock(),
  });
  const index = async (type: string, documents: object[]) =>
    pipeline(Readable.from(documents), await engine.getIndexer(type));
  await index(
    'software-catalog',
    catalog.map(each => ({
      ...withName(each),
      location: `/catalog/default/${each.kind}/${each.metadata.name}`,
    })),
  );
  await index('techdocs', docs);

  for (const term of ['prompt-gateway', 'prompt gateway', 'Prompt']) {
    const { results } = await engine.query({ term });
    expect(results.map(({ type }) => type)).toContain('techdocs');
    expect(results.map(({ document }) => document.title)).toContain(
      'Prompt gateway API',
    );
    expect(results[0].document.title).toBe('Prompt gateway (prompt-gateway)');
  }
});

it('names owners as people do', () => {
  const owned = (owner: string) =>
    withName({ ...entity('API', 'prompts'), spec: { owner } }).owner;
  expect(owned('group:default/assistant')).toBe('assistant');
  expect(owned('assistant')).toBe('assistant');
  expect(owned('user:default/ada-okafor')).toBe('user:default/ada-okafor');
});
