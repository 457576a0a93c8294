/** @jest-environment node */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type {
  DependentPage,
  FindingPage,
  Restoration,
} from '@waymark/plugin-changes-common';

const main = join(__dirname, '..', '..', 'main.ts');
const commit = 'c'.repeat(40);
const asOf = '2026-11-20T10:00:00.000Z';

const workload = (service: string) => ({
  path: `tenants/assistant/development/${service}.yaml`,
  type: 'workload' as const,
  kind: 'WebService',
  name: service,
  team: 'assistant',
  environment: 'development',
  fields: ['spec.runtime.size'],
});
const dependents: DependentPage = {
  commit,
  asOf,
  totals: { configuration: 1, namespaces: 2, workloads: 41, services: 40 },
  items: [workload('one'), workload('two')],
  nextCursor: 'next',
};
const finding = (severity: 'error' | 'warning', document: string) => ({
  document,
  path: 'spec.tier',
  constraint: 'tier.sensitivity',
  message: `Some ${severity} of ${document}.`,
  fix: 'Use another one.',
  severity,
});

/** The command in a process of its own, at a portal that gives these answers and notes what it was asked. */
async function run(
  answer: (url: URL) => DependentPage | FindingPage | Restoration,
  ...args: string[]
) {
  const asked: string[] = [];
  const server = createServer(async (req, res) => {
    const url = new URL(req.url ?? '', 'http://localhost');
    asked.push(`${url.pathname}${url.search}${await text(req)}`);
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(answer(url)));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const where = ['--url', `http://127.0.0.1:${port}`];
  try {
    return await new Promise<{ asked: string[]; code: number; out: string }>(
      resolve => {
        const child = execFile(
          process.execPath,
          ['--import', 'tsx', main, 'config', ...args, ...where],
          {
            cwd: __dirname,
            env: {
              PATH: process.env.PATH,
              WAYMARK_TOKEN: 'a-token-of-the-tests',
              WAYMARK_STATE_DIR: join(tmpdir(), 'waymark config state'),
            },
          },
          (_error, stdout, stderr) =>
            resolve({
              asked,
              code: child.exitCode ?? -1,
              out: `${stdout}${stderr}`,
            }),
        );
      },
    );
  } finally {
    server.close();
  }
}

jest.setTimeout(60_000);

describe('waymark config at a portal', () => {
  it('lists who depends on a document, a page at a time', async () => {
    const { asked, code, out } = await run(
      () => dependents,
      ...['dependents', 'sizeprofile', 'small', '--type', 'workload'],
      ...['--limit', '2', '--cursor', 'here'],
    );
    expect(asked).toEqual([
      '/api/changes/dependents?kind=SizeProfile&name=small&type=workload&limit=2&cursor=here',
    ]);
    expect(out).toMatch(
      /tenants\/assistant\/development\/one\.yaml +WebService +spec\.runtime\.size/,
    );
    expect(out).toContain('more: --cursor next\n');
    expect(out).toContain('2 namespaces, 41 workloads of 40 services\n');
    expect(code).toBe(0);
  });

  it('gives programs the page as it is, and says that nobody does', async () => {
    const { out } = await run(
      () => dependents,
      ...['dependents', 'sizeprofile', 'small', '--json'],
    );
    expect(JSON.parse(out)).toEqual(dependents);
    const nobody = await run(
      () => ({ commit, asOf, totals: dependents.totals, items: [] }),
      ...['dependents', 'sizeprofile', 'small'],
    );
    expect(nobody.out).toContain('Nothing that you may see.');
    expect(
      (await run(() => dependents, 'dependents', 'nothing', 'x')).code,
    ).toBe(2);
  });

  it('validates main with warnings and all pages, as it does a clone', async () => {
    const pages: Record<string, FindingPage> = {
      first: {
        commit,
        asOf,
        items: [finding('warning', 'platform/clusters/local.yaml')],
        nextCursor: 'second',
      },
      second: {
        commit,
        asOf,
        items: [finding('error', 'tenants/assistant/staging/search.yaml')],
      },
    };
    const { code, out } = await run(
      url => pages[url.searchParams.get('cursor') ?? 'first'],
      'validate',
    );
    expect(out).toContain('Some warning of platform/clusters/local.yaml.');
    expect(out).toContain(
      'Some error of tenants/assistant/staging/search.yaml.',
    );
    expect(code).toBe(1);
    const warned = await run(
      () => ({ commit, asOf, items: pages.first.items }),
      'validate',
    );
    expect(warned.code).toBe(0);
  });

  it.each([
    [['--propose'], 'change-request'],
    [['--change-request'], 'change-request'],
    [['--commit'], 'commit'],
    [[], undefined],
  ])('restores with %j in mode %s', async (flags, mode) => {
    const { asked, code, out } = await run(
      () => ({
        ...{ as: { position: 3, commit }, base: commit },
        ...{ documents: [], reviews: [] },
      }),
      ...['restore', '2026-11-20', 'platform/', '--key', 'restore-1', ...flags],
    );
    const sent = { at: '2026-11-20', path: 'platform/', mode };
    const [request = ''] = asked;
    expect(request).toMatch(/^\/api\/changes\/history\/restore{/);
    expect(JSON.parse(request.slice(request.indexOf('{')))).toEqual(
      JSON.parse(JSON.stringify({ ...sent, idempotencyKey: 'restore-1' })),
    );
    expect(out).toContain('there is nothing to restore');
    expect(code).toBe(0);
  });

  it('refuses to restore at once and by a proposal', async () => {
    const both = ['restore', '2026-11-20', '--commit'];
    for (const flag of ['--propose', '--change-request']) {
      const { asked, code } = await run(() => dependents, ...both, flag);
      expect([asked, code]).toEqual([[], 2]);
    }
  });
});
