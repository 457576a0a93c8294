import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedRepository } from './seed';
import { PORTAL_USER, RECONCILER_USER } from './store/users';
import { DEMO } from './__testUtils__/demo';
import { TestForge } from './__testUtils__/TestForge';

/** Sends a path as it is; fetch would tidy it up first. */
function rawStatus(base: string, path: string): Promise<number> {
  const { hostname, port } = new URL(base);
  return new Promise((done, fail) => {
    request({ hostname, port, path }, res => {
      res.resume();
      done(res.statusCode ?? 0);
    })
      .on('error', fail)
      .end();
  });
}

describe('The local forge keeps to itself', () => {
  let forge: TestForge;
  let folder: string;

  beforeAll(async () => {
    forge = await TestForge.start();
    await seedRepository(forge.running, DEMO);
    folder = await mkdtemp(join(tmpdir(), 'waymark-copy-'));
    await forge.git(
      folder,
      null,
      'clone',
      '-q',
      `${forge.running.url}/meridian/demo.git`,
      '.',
    );
  });

  afterAll(async () => {
    await forge.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps its tokens in a file of its owner alone, and the same ones over restarts', async () => {
    const path = join(forge.root, '.forge', 'tokens.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(
      forge.running.tokens,
    );
    expect(Object.keys(forge.running.tokens)).toEqual(
      expect.arrayContaining([
        PORTAL_USER,
        'waymark-reconciler',
        'ada-okafor',
        'jonas-weber',
      ]),
    );
  });

  it('logs no token', async () => {
    await forge.git(folder, PORTAL_USER, 'ls-remote', 'origin');
    const lines = forge.log.join('\n');
    expect(lines).toMatch(
      /GET \/meridian\/demo\.git\/info\/refs 200 \d+ms waymark-portal /,
    );
    for (const token of Object.values(forge.running.tokens))
      expect(lines).not.toContain(token);
  });

  it.each([
    '/../.forge/tokens.json',
    '/.forge/tokens.json',
    '/..%2f.forge/tokens.json',
    '/meridian/..%2f..%2f.forge/tokens.json',
    '/meridian/demo.meta/repository.json',
    '/meridian/demo.git/config',
    '/meridian/demo.git/HEAD',
    '/meridian/demo.git/objects/info/packs',
    '/meridian/demo/src/branch/main/..%2f..%2f..%2f.forge%2ftokens.json',
    '/meridian/demo/raw/branch/main/%2e%2e/%2e%2e/config',
    '/api/v1/repos/meridian/demo.git%2f..%2fdemo',
    '/api/v1/repos/../.forge/contents/tokens.json',
    '/api/v1/repos/meridian/demo/contents/..%2f..%2fconfig',
    '/api/v1/repos/meridian/demo/contents/README.md?ref=--output=x',
    '/api/v1/repos/meridian/demo/git/commits/--all',
    '/api/v1/repos/meridian/demo/git/commits/main%5E%7B%2F.*%7D',
    '/api/v1/repos/meridian/demo/archive/--output=x.tar.gz',
    '/api/v1/repos/meridian/demo/archive/main%00.tar.gz',
    '/api/v1/repos/meridian/demo/pulls/..%2frepository',
  ])('serves nothing at %s', async path => {
    const status = await rawStatus(forge.running.url, path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it.each([
    ['contents/..%2f..%2fx', 422],
    ['contents/.git%2fconfig', 422],
    ['contents/a%2f%2fb', 422],
  ])('writes nothing at %s', async (path, status) => {
    const body = { content: Buffer.from('x').toString('base64'), message: 'x' };
    const response = await forge.api(`/repos/meridian/demo/${path}`, { body });
    expect(response.status).toBe(status);
  });

  it.each([
    '../x',
    '.hidden',
    'a/b',
    'x.git',
    'x.meta',
    '',
    'a..b',
    '-x',
    'x y',
  ])('makes no repository called %p', async name => {
    const response = await forge.api('/orgs/meridian/repos', {
      body: { name },
    });
    expect(response.status).toBe(422);
  });

  it('lets only signed-in users write, and only administrators administrate', async () => {
    const { url } = forge.running;
    const push = [
      'push',
      '-q',
      `${url}/meridian/demo.git`,
      'HEAD:refs/heads/anonymous',
    ];
    await expect(forge.git(folder, null, ...push)).rejects.toThrow(
      /could not read Username/,
    );
    const asked = await fetch(
      `${url}/meridian/demo.git/info/refs?service=git-receive-pack`,
    );
    expect(asked.status).toBe(401);
    expect(asked.headers.get('www-authenticate')).toMatch(/^Basic /);
    const wrong = { headers: { Authorization: 'token wrong' } };
    expect((await fetch(`${forge.running.apiUrl}/version`, wrong)).status).toBe(
      401,
    );
    const body = { name: 'mine' };
    const create = (user: string | null) =>
      forge.api('/orgs/meridian/repos', { body, user });
    expect((await create(null)).status).toBe(401);
    expect((await create('ada-okafor')).status).toBe(403);
    const remove = { method: 'DELETE', user: 'ada-okafor' };
    expect((await forge.api('/repos/meridian/demo', remove)).status).toBe(403);
  });

  it('lets only the reconciler push rendered of the GitOps repository, by API or git', async () => {
    await seedRepository(forge.running, { ...DEMO, name: 'gitops' });
    const remote = `${forge.running.url}/meridian/gitops.git`;
    const push = (user: string, ...args: string[]) =>
      forge.git(folder, user, 'push', '-q', remote, ...args);
    await expect(push(PORTAL_USER, 'HEAD:rendered')).rejects.toThrow(
      /waymark-portal may not push/,
    );
    await expect(push('ada-okafor', 'HEAD:rendered')).rejects.toThrow(
      /ada-okafor may not/,
    );
    await push(RECONCILER_USER, 'HEAD:rendered');
    const content = Buffer.from('x').toString('base64');
    const body = { content, message: 'x', branch: 'rendered' };
    const edit = await forge.api('/repos/meridian/gitops/contents/x', { body });
    expect(edit.status).toBe(403);
    await expect(push(PORTAL_USER, '--force', 'HEAD~1:main')).rejects.toThrow(
      /rewrites its history/,
    );
    await expect(push(PORTAL_USER, ':main')).rejects.toThrow(
      /deletion of the current branch/,
    );
    await expect(push(PORTAL_USER, 'HEAD:refs/pull/9/head')).rejects.toThrow(
      /only the forge/,
    );
    await expect(push(RECONCILER_USER, ':rendered')).rejects.toThrow(
      /cannot be deleted/,
    );
  });

  it('lets only those write main of the GitOps repository whom the portal named, each in their way', async () => {
    const name = 'gitops';
    await seedRepository(forge.running, { ...DEMO, name });
    const at = `/repos/meridian/${name}`;
    const remote = `${forge.running.url}/meridian/${name}.git`;
    const clone = await mkdtemp(join(tmpdir(), 'waymark pusher '));
    await forge.git(clone, null, 'clone', '-q', remote, '.');
    const commit = ['commit', '-q', '--allow-empty', '-m', 'By hand'];
    await forge.git(clone, null, ...commit);
    const protectMain = {
      method: 'PATCH',
      user: PORTAL_USER,
      body: {
        enable_push_whitelist: true,
        push_whitelist_usernames: [PORTAL_USER, 'emil-sorensen'],
        enable_merge_whitelist: true,
        merge_whitelist_usernames: ['emil-sorensen', 'dara-novak'],
      },
    };
    const push = (user: string, target: string) =>
      forge.git(clone, user, 'push', '-q', remote, `HEAD:refs/heads/${target}`);
    await expect(push('emil-sorensen', 'main')).rejects.toThrow(
      'emil-sorensen may not push to protected branch main',
    );
    const rule = await forge.api(`${at}/branch_protections/main`, protectMain);
    expect(rule.status).toBe(200);
    for (const user of ['jonas-weber', 'ada-okafor', 'dara-novak']) {
      await expect(push(user, 'main')).rejects.toThrow(
        `${user} may not push to protected branch main; push a branch of another name and open a change request, or make the change in the portal`,
      );
    }
    const branch = { content: 'eA==', message: 'x', branch: 'main' };
    const edited = { body: branch, user: 'ada-okafor' };
    expect((await forge.api(`${at}/contents/x`, edited)).status).toBe(403);

    await push('ada-okafor', 'mine');
    const pull = { title: 'Mine', head: 'mine', base: 'main' };
    const made = { body: pull, user: 'ada-okafor' };
    expect((await forge.api(`${at}/pulls`, made)).status).toBe(201);
    const merge = async (user: string) => {
      const body = { Do: 'merge' };
      return forge.api(`${at}/pulls/1/merge`, { body, user });
    };
    const refused = await merge('ada-okafor');
    expect(refused.status).toBe(405);
    expect(await refused.json()).toMatchObject({
      message: expect.stringContaining('ask one of: emil-sorensen, dara-novak'),
    });
    expect((await merge('dara-novak')).status).toBe(200);
    await forge.git(clone, null, 'pull', '-q', '--ff-only', remote, 'main');
    await forge.git(clone, null, ...commit);
    await push('emil-sorensen', 'main');
    await rm(clone, { recursive: true, force: true });
  });

  it('answers every request with an id, and refuses bodies without end', async () => {
    const { apiUrl } = forge.running;
    const given = await fetch(`${apiUrl}/version`, {
      headers: { 'X-Request-Id': 'abc-1' },
    });
    expect(given.headers.get('x-request-id')).toBe('abc-1');
    const made = await fetch(`${apiUrl}/version`, {
      headers: { 'X-Request-Id': 'a b' },
    });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const body = { content: 'A'.repeat(16 * 1024 * 1024), message: 'x' };
    const tooLong = await forge.api('/repos/meridian/demo/contents/big', {
      body,
    });
    expect(tooLong.status).toBe(413);
  });

  it('shows pages without scripts, and what repositories hold as text', async () => {
    const page = await forge.page('/meridian/demo');
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'/,
    );
    const text = await page.text();
    expect(text).toContain('Local forge: for local use only');
    expect(text).toContain('A demonstration &lt;service&gt;');
    expect(text).not.toContain('<script');
    expect(text).not.toContain('href="javascript:');
    expect(text).toContain('href="/meridian/demo/src/branch/main/src/main.ts"');
    const svg = await forge.page(
      '/meridian/demo/raw/branch/main/docs/logo.svg',
    );
    expect(svg.headers.get('content-security-policy')).toMatch(/sandbox/);
    const missing = await forge.page('/meridian/%3Cscript%3E');
    expect(missing.status).toBe(404);
    expect(await missing.text()).not.toContain('<script');
  });
});
