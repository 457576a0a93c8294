import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Binaries } from '@waymark/local-stack';
import { Command } from 'commander';
import { InstanceCluster } from '../../cluster';
import { exitCodes } from '../../exitCodes';
import { Instance } from '../../instance/Instance';
import { ProcessRegistry } from '../../process/ProcessRegistry';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { registerClusterKubectl } from './kubectl';

jest.setTimeout(90_000);

const folder = temporaryFolder();
const own = path.dirname(require.resolve('@waymark/cli/package.json'));
beforeEach(() => {
  process.env.WAYMARK_STATE_DIR = folder();
});
afterEach(() => {
  delete process.env.WAYMARK_STATE_DIR;
});

/** Stands for kubectl: tells what it was given, and ends as it is told. */
const FAKE = `#!/bin/sh
read -r line
echo "$KUBECONFIG|$line|$*"
echo "of its own" >&2
[ "$1" != killed ] || kill -KILL $$
exit 7
`;

/** The command in a process of its own, as from a terminal. */
async function waymark(...args: string[]) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(own, 'src', 'main.ts'), ...args],
    // Jest keeps changes of its environment from processes that inherit it.
    { cwd: own, env: { ...process.env } },
  );
  child.stdin.end('from standard input\n');
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, stdout, stderr };
}

function parse(...args: string[]) {
  const program = new Command()
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  registerClusterKubectl(program);
  return program.parseAsync(['kubectl', ...args], { from: 'user' });
}

/** A cluster that was started once. */
async function startedOnce() {
  const instance = await Instance.open({ portBase: 8120 });
  await mkdir(InstanceCluster.folder(instance), { recursive: true });
  const { layout } = await InstanceCluster.open(
    instance,
    Binaries.fromRecord({ kube: '/a', argocd: '/b', rollouts: '/c' }),
  );
  const start = () =>
    new ProcessRegistry(instance.state('run')).record('kube-apiserver', {
      pid: process.pid,
      port: 1,
      version: 'x',
    });
  return { layout, start };
}

describe('waymark cluster kubectl', () => {
  it('says step by step what is missing', async () => {
    await expect(parse('--', 'get', 'pods')).rejects.toMatchObject({
      message: 'There is no cluster',
      fix: 'Start one: ./waymark cluster up',
      exitCode: exitCodes.stopped.code,
    });
    const { start } = await startedOnce();
    await expect(parse('--', 'get', 'pods')).rejects.toMatchObject({
      message: 'The cluster does not run',
      exitCode: exitCodes.stopped.code,
    });
    await start();
    await expect(parse('--', 'get', 'pods')).rejects.toMatchObject({
      message: 'kubectl is not built',
      exitCode: exitCodes.notStarted.code,
    });
  });

  it('refuses options of kubectl that could be its own', async () => {
    await expect(parse('get', '--namespace', 'x')).rejects.toMatchObject({
      code: 'commander.unknownOption',
    });
  });

  it('hands over arguments, input, output, the kubeconfig and the exit code', async () => {
    const { layout, start } = await startedOnce();
    await start();
    await mkdir(path.dirname(layout.kubectl));
    await writeFile(layout.kubectl, FAKE, { mode: 0o755 });
    const call = (...args: string[]) =>
      waymark('cluster', 'kubectl', '--', ...args);

    const args = ['--namespace', 'x', 'exec', 'pod', '--', 'ls', '--help'];
    expect(await call(...args)).toEqual({
      code: 7,
      stdout: `${layout.kubeconfig('admin')}|from standard input|${args.join(
        ' ',
      )}\n`,
      stderr: 'of its own\n',
    });
    expect(await call('killed')).toMatchObject({ code: 137 });
  });
});
