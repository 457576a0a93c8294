import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedRepository } from './seed';
import { DEMO } from './__testUtils__/demo';
import { TestForge } from './__testUtils__/TestForge';
import { PORTAL_USER } from './store/users';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('The API of the local forge, in the shapes of Gitea', () => {
  let forge: TestForge;
  let head: string;
  const at = '/repos/meridian/demo';

  const get = async (path: string) => {
    const response = await forge.api(path, { user: null });
    return {
      status: response.status,
      body: await response.json(),
      headers: response.headers,
    };
  };
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    user?: string,
  ) => {
    const response = await forge.api(path, { method, body, user });
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };

  beforeAll(async () => {
    forge = await TestForge.start();
    ({ head } = await seedRepository(forge.running, DEMO));
  });

  afterAll(() => forge.stop());

  it('seeds the same history to the same commits, as often as asked', async () => {
    expect(head).toBe('c37802ae7a67a25b2c6245fbcbb2b0a0924fb0cd');
    await expect(seedRepository(forge.running, DEMO)).resolves.toEqual({
      head,
      created: false,
    });
  });

  it('says its version, health and users', async () => {
    expect((await get('/version')).body).toEqual({
      version: '1.22.0+waymark-local',
    });
    expect(await (await forge.page('/api/healthz')).json()).toMatchObject({
      status: 'pass',
    });
    expect((await get('/user')).status).toBe(401);
    expect((await send('GET', '/user')).body).toMatchObject({
      login: PORTAL_USER,
      is_admin: true,
    });
    expect((await get('/users/ada-okafor')).body).toMatchObject({
      full_name: 'Ada Okafor',
      email: 'ada.okafor@meridian.example',
    });
    expect((await get('/users/nobody')).status).toBe(404);
  });

  it('makes organizations and repositories once', async () => {
    expect((await send('POST', '/orgs', { username: 'meridian' })).status).toBe(
      422,
    );
    expect(
      (await send('POST', '/orgs/meridian/repos', { name: 'demo' })).status,
    ).toBe(409);
    expect(
      (await send('POST', '/orgs/other/repos', { name: 'demo' })).status,
    ).toBe(404);
    expect((await get('/orgs/meridian')).body).toMatchObject({
      username: 'meridian',
    });
    const { body } = await get(at);
    expect(body).toMatchObject({
      full_name: 'meridian/demo',
      owner: { login: 'meridian' },
      default_branch: 'main',
      empty: false,
      clone_url: `${forge.running.url}/meridian/demo.git`,
    });
  });

  it('pages lists and counts them', async () => {
    for (const name of ['p1', 'p2', 'p3'])
      await send('POST', '/orgs/meridian/repos', { name });
    const first = await get('/orgs/meridian/repos?page=1&limit=3');
    expect(first.body).toHaveLength(3);
    expect(first.headers.get('x-total-count')).toBe('4');
    expect(first.headers.get('link')).toMatch(/page=2.*rel="next"/);
    expect(
      (await get('/orgs/meridian/repos?page=2&limit=3')).body,
    ).toHaveLength(1);
    expect((await get('/orgs/meridian/repos?page=3&limit=3')).body).toEqual([]);
    expect((await get('/repos/search?q=p2')).body).toMatchObject({
      ok: true,
      data: [{ name: 'p2' }],
    });
  });

  it('changes a repository', async () => {
    const change = { description: 'Changed', private: true };
    expect(
      (await send('PATCH', '/repos/meridian/p1', change)).body,
    ).toMatchObject(change);
    expect((await get('/repos/meridian/p1')).status).toBe(404);
    expect((await send('GET', '/repos/meridian/p1')).status).toBe(200);
    await send('PATCH', `/repos/meridian/p2`, { archived: true });
    const edit = { content: base64('x'), message: 'x' };
    expect(
      (await send('POST', '/repos/meridian/p2/contents/x', edit)).status,
    ).toBe(423);
    expect((await send('DELETE', '/repos/meridian/p1')).status).toBe(204);
    expect((await send('DELETE', '/repos/meridian/p1')).status).toBe(404);
  });

  it('serves files and folders', async () => {
    const file = (await get(`${at}/contents/src/main.ts`)).body;
    expect(file).toMatchObject({
      type: 'file',
      encoding: 'base64',
      last_commit_sha: head,
    });
    expect(Buffer.from(file.content, 'base64').toString()).toBe(
      "console.log('two');\n",
    );
    const old = (
      await get(`${at}/contents/src/main.ts?ref=${head.slice(0, 12)}`)
    ).body;
    expect(old.sha).toBe(file.sha);
    const folder = (await get(`${at}/contents/docs`)).body;
    expect(folder.map((each: { path: string }) => each.path)).toEqual([
      'docs/a b.md',
      'docs/logo.svg',
    ]);
    expect((await get(`${at}/contents`)).body[0]).toMatchObject({
      type: 'dir',
      name: 'docs',
    });
    expect((await get(`${at}/contents/none`)).status).toBe(404);
    expect((await get(`${at}/contents/src/main.ts?ref=none`)).status).toBe(404);
    const raw = await forge.api(`${at}/raw/docs/a%20b.md`);
    expect(await raw.text()).toBe('x\n');
  });

  it('serves commits, trees and branches', async () => {
    const commit = (await get(`${at}/git/commits/main`)).body;
    expect(commit).toMatchObject({
      sha: head,
      author: { login: 'ada-okafor' },
      commit: { message: 'Say <two>\n\nBecause one was not enough.\n' },
      files: [
        { filename: 'docs/a b.md', status: 'added' },
        { filename: 'docs/index.md', status: 'removed' },
        { filename: 'src/main.ts', status: 'modified' },
      ],
    });
    expect((await get(`${at}/commits`)).body).toHaveLength(2);
    const second = await get(`${at}/commits?limit=1&page=2`);
    expect(second.body[0].sha).toBe(commit.parents[0].sha);
    expect((await get(`${at}/commits?path=README.md`)).body).toHaveLength(1);
    expect((await get(`${at}/commits?path=docs/index.md`)).body).toHaveLength(
      2,
    );
    expect((await get(`${at}/commits?path=none`)).status).toBe(404);
    const tree = (await get(`${at}/git/trees/main?recursive=1`)).body;
    expect(tree.tree.map((each: { path: string }) => each.path)).toContain(
      'src/main.ts',
    );
    expect((await get(`${at}/git/trees/${tree.sha}`)).body.tree).toHaveLength(
      5,
    );
    expect((await get(`${at}/branches`)).body).toMatchObject([
      { name: 'main', protected: true },
    ]);
  });

  it('creates, updates and deletes files, each against what the caller saw', async () => {
    const path = `${at}/contents/notes/n.txt`;
    const created = await send('POST', path, {
      content: base64('one'),
      message: 'Note',
    });
    expect(created).toMatchObject({
      status: 201,
      body: { content: { path: 'notes/n.txt' } },
    });
    expect((await send('POST', path, { content: base64('x') })).status).toBe(
      422,
    );
    const { sha } = created.body.content;
    const update = {
      content: base64('two'),
      sha,
      branch: 'main',
      new_branch: 'topic/notes',
    };
    expect((await send('PUT', path, update, 'ada-okafor')).status).toBe(200);
    expect(
      (await send('PUT', path, { ...update, new_branch: 'topic/notes' }))
        .status,
    ).toBe(422);
    const stale = { content: base64('x'), sha: '0'.repeat(40) };
    expect((await send('PUT', path, stale)).status).toBe(422);
    expect((await get(`${path}?ref=topic/notes`)).body.content).toBe(
      base64('two'),
    );
    expect((await get(path)).body.content).toBe(base64('one'));
    expect((await send('DELETE', path, { sha })).status).toBe(200);
    expect((await get(path)).status).toBe(404);
    expect((await get(`${at}/branches/topic/notes`)).body).toMatchObject({
      name: 'topic/notes',
    });
    expect((await send('DELETE', `${at}/branches/topic/notes`)).status).toBe(
      204,
    );
    expect((await send('DELETE', `${at}/branches/main`)).status).toBe(403);
  });

  it('makes the first commit of an empty repository', async () => {
    const body = { content: base64('x'), message: 'First' };
    expect(
      (await send('POST', '/repos/meridian/p3/contents/x', body)).status,
    ).toBe(201);
    expect((await get('/repos/meridian/p3')).body.empty).toBe(false);
  });

  it('lets one of many simultaneous edits of a branch win, and loses none that it took', async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        send('POST', `${at}/contents/race/${index}`, {
          content: base64(String(index)),
        }),
      ),
    );
    const taken = results.filter(({ status }) => status === 201);
    expect(taken.length).toBeGreaterThan(0);
    expect(
      results.every(({ status }) => status === 201 || status === 409),
    ).toBe(true);
    expect((await get(`${at}/contents/race`)).body).toHaveLength(taken.length);
  });

  it('takes large, compressed requests of git', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-copy-'));
    try {
      const remote = `${forge.running.url}/meridian/demo.git`;
      const git = (...args: string[]) =>
        forge.git(folder, 'ben-lindqvist', ...args);
      await git('clone', '-q', remote, '.');
      for (let index = 0; index < 40; index += 1) {
        await git('commit', '-q', '--allow-empty', '-m', `Commit ${index}`);
      }
      await writeFile(
        join(folder, 'big.bin'),
        Buffer.alloc(3 * 1024 * 1024, 'pattern'),
      );
      await git('add', '.');
      await git('commit', '-q', '-m', 'Big');
      // Over 1 MiB git sends its body in chunks; the long list of what it has goes compressed.
      await git('push', '-q', 'origin', 'HEAD:refs/heads/big');
      await git('fetch', '-q', 'origin', 'main:again');
      const sha = await git('rev-parse', 'HEAD');
      expect((await get(`${at}/branches/big`)).body.commit.id).toBe(sha);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
