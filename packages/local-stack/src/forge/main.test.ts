import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../postgres';
import { PORTAL_USER } from './store/users';

describe('The process of the local forge', () => {
  let root: string;
  let port: number;
  let child: ChildProcess;

  async function start(): Promise<void> {
    child = spawn(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'main.ts')],
      {
        env: {
          PATH: process.env.PATH,
          WAYMARK_FORGE_ROOT: root,
          WAYMARK_FORGE_PORT: String(port),
        },
        cwd: __dirname,
        stdio: 'ignore',
      },
    );
    for (let tries = 0; tries < 200; tries += 1) {
      const healthy = await fetch(`http://localhost:${port}/api/healthz`).then(
        response => response.ok,
        () => false,
      );
      if (healthy) return;
      await sleep(100);
    }
    throw new Error('The forge did not start');
  }

  async function token(): Promise<string> {
    const file = join(root, '.forge', 'tokens.json');
    return JSON.parse(await readFile(file, 'utf8'))[PORTAL_USER];
  }

  async function call(
    path: string,
    body?: unknown,
    method = body ? 'POST' : 'GET',
  ) {
    const response = await fetch(`http://localhost:${port}/api/v1${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Authorization: `token ${await token()}`,
      },
      body: body ? JSON.stringify(body) : undefined,
    });
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'waymark forge '));
    port = await freePort();
  });

  afterAll(async () => {
    child.kill('SIGKILL');
    await rm(root, { recursive: true, force: true });
  });

  it('keeps everything over kill -9, and ends cleanly when asked to', async () => {
    await start();
    const at = '/repos/meridian/demo';
    await call('/orgs', { username: 'meridian' });
    await call('/orgs/meridian/repos', { name: 'demo' });
    const content = Buffer.from('x').toString('base64');
    await call(`${at}/contents/a`, { content, message: 'A' });
    await call(`${at}/contents/b`, {
      content,
      message: 'B',
      new_branch: 'change',
    });
    await call(`${at}/pulls`, {
      title: 'Change',
      head: 'change',
      base: 'main',
    });
    const pull = await call(`${at}/pulls/1`);
    await call(`${at}/statuses/${pull.head.sha}`, {
      state: 'success',
      context: 'ci',
    });
    await call(`${at}/hooks`, {
      type: 'gitea',
      active: false,
      config: { url: 'http://localhost:9/', content_type: 'json', secret: 's' },
    });
    await call(`${at}/issues/1/comments`, { body: 'Yes.' });
    // In the middle of work: this one may or may not arrive.
    const last = call(`${at}/contents/c`, { content, message: 'C' }).catch(
      () => undefined,
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    await last;

    await start();
    const again = await call(`${at}/pulls/1`);
    expect(again).toMatchObject({
      title: 'Change',
      comments: 1,
      head: { sha: pull.head.sha },
    });
    expect(await call(`${at}/commits/${pull.head.sha}/status`)).toMatchObject({
      state: 'success',
    });
    expect(await call(`${at}/hooks`)).toHaveLength(1);
    await call(`${at}/contents/d`, { content, message: 'D' });
    await call(`${at}/pulls/1/merge`, { Do: 'merge' });
    expect(await call(`${at}/pulls/1`)).toMatchObject({
      merged: true,
      state: 'closed',
    });

    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  }, 60_000);

  it('leaves no git at work when it is killed in the middle of a push', async () => {
    await start();
    const push = request({
      port,
      path: '/meridian/demo.git/git-receive-pack',
      method: 'POST',
      auth: `${PORTAL_USER}:${await token()}`,
      headers: {
        'content-type': 'application/x-git-receive-pack-request',
        'content-length': 1_000,
      },
    });
    push.on('error', () => undefined);
    push.write('00');
    const atWork = await until(async () => {
      const backend = backendOf(child.pid);
      return backend ? [backend] : [];
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(atWork).toHaveLength(1);
    await until(async () => (atWork.every(isGone) ? [true] : []));
    expect(atWork.every(isGone)).toBe(true);
  }, 60_000);
});

/** The git-http-backend that a process, or a git of that process, has started. */
function backendOf(pid?: number): number | undefined {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='])
    .toString()
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .map(([id, parent, ...args]) => ({
      id: Number(id),
      parent: Number(parent),
      args: args.join(' '),
    }));
  const parents = rows
    .filter(({ parent }) => parent === pid)
    .map(({ id }) => id);
  return rows.find(
    ({ args, id, parent }) =>
      args.includes('http-backend') &&
      (parents.includes(parent) ||
        (parents.includes(id) && !args.startsWith('git '))),
  )?.id;
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

/** What there is as soon as there is something, or nothing after ten seconds. */
async function until<T>(ask: () => Promise<T[]>): Promise<T[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await ask();
    if (found.length > 0) return found;
    await sleep(100);
  }
  return [];
}
