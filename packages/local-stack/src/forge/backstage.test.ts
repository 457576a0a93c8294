import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { seedRepository } from './seed';
import { DEMO } from './__testUtils__/demo';
import { TestForge } from './__testUtils__/TestForge';
import { PORTAL_USER } from './store/users';

type Mutation = { entities: Array<{ entity: { spec: { target: string } } }> };

describe('Backstage on the local forge, as on a Gitea', () => {
  let forge: TestForge;
  let config: ConfigReader;
  let head: string;

  beforeAll(async () => {
    forge = await TestForge.start();
    ({ head } = await seedRepository(forge.running, DEMO));
    const { host } = new URL(forge.running.url);
    config = new ConfigReader({
      integrations: {
        gitea: [
          {
            host,
            baseUrl: forge.running.url,
            username: PORTAL_USER,
            password: forge.running.tokens[PORTAL_USER],
          },
        ],
      },
      catalog: {
        providers: { gitea: { local: { host, organization: 'meridian' } } },
      },
    });
  });

  afterAll(() => forge.stop());

  const at = (path: string) =>
    `${forge.running.url}/meridian/demo/src/branch/main/${path}`;
  const readers = () =>
    UrlReaders.default({ config, logger: mockServices.logger.mock() });

  it('reads a file', async () => {
    const response = await readers().readUrl(at('catalog-info.yaml'));
    expect((await response.buffer()).toString('utf8')).toMatch(/name: demo/);
    await expect(readers().readUrl(at('none.yaml'))).rejects.toThrow(
      expect.objectContaining({ name: 'NotFoundError' }),
    );
  });

  it('reads a tree, and knows when it has not changed', async () => {
    const tree = await readers().readTree(at(''));
    expect(tree.etag).toBe(head);
    const paths = (await tree.files()).map(file => file.path);
    expect(paths.sort()).toEqual([
      'README.md',
      'catalog-info.yaml',
      'docs/a b.md',
      'docs/logo.svg',
      'mkdocs.yml',
      'src/main.ts',
    ]);
    const docs = await (await readers().readTree(at('docs'))).files();
    expect(docs.map(file => file.path).sort()).toEqual(['a b.md', 'logo.svg']);
    await expect(readers().readTree(at(''), { etag: head })).rejects.toThrow(
      expect.objectContaining({ name: 'NotModifiedError' }),
    );
  });

  it('searches for a file', async () => {
    const found = await readers().search(at('catalog-info.yaml'));
    expect(found.files.map(file => file.url)).toEqual([
      at('catalog-info.yaml'),
    ]);
    expect((await readers().search(at('none.yaml'))).files).toEqual([]);
  });

  it('finds the repositories that describe themselves', async () => {
    await seedRepository(forge.running, {
      owner: 'meridian',
      name: 'silent',
      description: '',
      history: [{ ...DEMO.history[0], files: { 'README.md': '# Silent\n' } }],
    });
    await forge.api('/orgs/meridian/repos', { body: { name: 'empty' } });
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--import',
      'tsx',
      join(__dirname, '__testUtils__', 'discover.ts'),
      JSON.stringify(config.get()),
    ]);
    const found: Mutation = JSON.parse(stdout);
    const targets = found.entities.map(({ entity }) => entity.spec.target);
    expect(targets).toEqual([at('catalog-info.yaml')]);
  }, 60_000);
});
