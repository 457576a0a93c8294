import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolder } from './testing/temporaryFolder';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const own = path.dirname(require.resolve('@waymark/cli/package.json'));

/** Stands for npm: puts a Yarn there that takes a while and counts how often it finished. */
const fakeNpm = `#!/bin/sh
[ "$1" = install ] || exit 0
while [ "$1" != --prefix ]; do shift; done
bin="$2/node_modules/@yarnpkg/cli-dist/bin"
mkdir -p "$bin"
cat >"$bin/yarn.js" <<'END'
const fs = require('fs');
setTimeout(() => {
  fs.mkdirSync('node_modules/tsx/dist', { recursive: true });
  fs.writeFileSync('node_modules/tsx/dist/loader.mjs', '');
  fs.appendFileSync('installs', process.argv.slice(2).join(' ') + '\\n');
  fs.writeFileSync('node_modules/.yarn-state.yml', '');
}, 1500);
END
`;

async function checkout(): Promise<string> {
  const root = path.join(folder(), 'a clone');
  await mkdir(path.join(root, 'packages/cli/src'), { recursive: true });
  await mkdir(path.join(root, 'plugins/x'), { recursive: true });
  await mkdir(path.join(root, 'bin'));
  const files = {
    'package.json': '{ "packageManager": "yarn@4.18.1" }',
    'packages/cli/package.json': '{}',
    'plugins/x/package.json': '{}',
    'yarn.lock': '',
    '.yarnrc.yml': '',
    'packages/cli/src/main.ts':
      'console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd() }))',
    'bin/npm': fakeNpm,
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(path.join(root, name), text);
  }
  await chmod(path.join(root, 'bin/npm'), 0o755);
  await copyFile(path.join(own, '../../waymark'), path.join(root, 'waymark'));
  return root;
}

function environment(root: string): NodeJS.ProcessEnv {
  const node = path.dirname(process.execPath);
  return { PATH: `${path.join(root, 'bin')}:${node}:/usr/bin:/bin` };
}

function run(root: string, script: string, ...args: string[]) {
  return spawnSync('/bin/sh', [script, ...args], {
    cwd: folder(),
    encoding: 'utf8',
    env: environment(root),
  });
}

function installs(root: string): number {
  const file = path.join(root, 'installs');
  return existsSync(file)
    ? readFileSync(file, 'utf8').split('\n').length - 1
    : 0;
}

describe('./waymark', () => {
  it('installs once, again when a package changes, and hands over from anywhere', async () => {
    const root = await checkout();
    const link = path.join(folder(), 'link');
    await symlink('a clone/waymark', link);

    const first = run(root, link, 'render', 'a file.yaml');
    expect(first.stderr).toMatch(/Installing packages: done in \d+ s/);
    expect(JSON.parse(first.stdout)).toEqual({
      args: ['render', 'a file.yaml'],
      cwd: folder(),
    });
    const second = run(root, path.join(root, 'waymark'), 'up');
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(installs(root)).toBe(1);

    await writeFile(path.join(root, 'plugins/x/package.json'), '{ }');
    run(root, link, 'up');
    expect(installs(root)).toBe(2);
    expect(readFileSync(path.join(root, 'installs'), 'utf8')).toContain(
      'install --immutable',
    );
  });

  it('starts over after an interruption, and lets a second one wait', async () => {
    const root = await checkout();
    const script = path.join(root, 'waymark');
    const start = () =>
      spawn('/bin/sh', [script, 'up'], { env: environment(root) });

    const interrupted = start();
    await sleep(800);
    interrupted.kill('SIGTERM');
    expect(await once(interrupted, 'exit')).toEqual([143, null]);
    expect(installs(root)).toBe(0);

    const killed = start();
    await sleep(800);
    killed.kill('SIGKILL');
    await once(killed, 'exit');

    const both = [start(), start()];
    const endings = await Promise.all(both.map(child => once(child, 'exit')));
    expect(endings).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(existsSync(path.join(root, '.waymark/toolchain/lock'))).toBe(false);
    expect(run(root, script, 'up')).toMatchObject({ status: 0, stderr: '' });
  });

  it('says what to do without Node and npm', async () => {
    const root = await checkout();
    const tools = path.join(folder(), 'tools');
    await mkdir(tools);
    for (const tool of [
      'dirname',
      'cat',
      'cksum',
      'uname',
      'mkdir',
      'rm',
      'cut',
      'sed',
    ]) {
      const found = spawnSync('/bin/sh', ['-c', `command -v ${tool}`], {
        encoding: 'utf8',
      }).stdout.trim();
      await symlink(found, path.join(tools, tool));
    }
    const { status, stderr } = spawnSync(
      '/bin/sh',
      [path.join(root, 'waymark'), 'up'],
      { encoding: 'utf8', env: { PATH: tools } },
    );
    expect(status).toBe(69);
    expect(stderr).toContain('neither Node 22 or 24 nor npm was found');
    expect(stderr).toContain('fix: install Node');
  });
});
