import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { exitCodes } from './exitCodes';
import { Instance } from './instance/Instance';
import { loadSecrets } from './instance/secrets';
import {
  clusterStatusReportSchema,
  doctorReportSchema,
  statusReportSchema,
} from './reports';
import { temporaryFolder } from './testing/temporaryFolder';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const own = path.dirname(require.resolve('@waymark/cli/package.json'));
/** Each case is a process of its own; what the first one compiled, the others load. */
const compiled = mkdtempSync(path.join(os.tmpdir(), 'waymark-compiled-'));
afterAll(() => rm(compiled, { recursive: true, force: true }));

function waymark(...args: string[]) {
  return spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(own, 'src', 'main.ts'), ...args],
    {
      cwd: own,
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: compiled,
        WAYMARK_STATE_DIR: folder(),
      },
    },
  );
}

describe('waymark', () => {
  it('documents its verbs and exit codes', () => {
    const { status, stdout } = waymark('--help');
    expect(status).toBe(exitCodes.ok.code);
    for (const verb of [
      'up',
      'down',
      'status',
      'reset',
      'doctor',
      'demo',
      'render',
      'promote',
      'test',
      'bench',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${verb} `, 'm'));
    }
    for (const { code, meaning } of Object.values(exitCodes)) {
      expect(stdout).toContain(`${code}  ${meaning}`);
    }
  });

  it('answers wrong usage with what to do instead', () => {
    const unknown = waymark('upp');
    expect(unknown.status).toBe(exitCodes.usage.code);
    expect(unknown.stderr).toBe(
      "waymark: unknown command 'upp'\n  fix: Did you mean up? ./waymark --help shows what there is.\n",
    );
    const option = waymark('demo', '--port-bas', '8070');
    expect(option.status).toBe(exitCodes.usage.code);
    expect(option.stderr).toBe(
      "waymark: unknown option '--port-bas'\n  fix: Did you mean --port-base? ./waymark demo --help shows what there is.\n",
    );
    const nested = waymark('cluster', 'logs', '--line', '5');
    expect(nested.stderr).toBe(
      "waymark: unknown option '--line'\n  fix: Did you mean --lines? ./waymark cluster logs --help shows what there is.\n",
    );
    const missing = waymark('cluster', 'log');
    expect(missing.stderr).toContain('./waymark cluster --help shows');
    const reset = waymark('reset');
    expect(reset.status).toBe(exitCodes.usage.code);
    expect(reset.stderr).toContain('fix: ');
  });

  it.each(['up', 'demo', 'down'])(
    '%s takes a port base, and says what one must be',
    verb => {
      const { status, stderr } = waymark(verb, '--port-base', '80');
      expect(status).toBe(exitCodes.usage.code);
      expect(stderr).toMatch(
        /^waymark: option '--port-base <number>' argument '80' is invalid\n {2}fix: It must be a whole number from 1024 to 65500\. /,
      );
    },
  );

  it('looks at the ports that are asked for', () => {
    const { stdout } = waymark('status', '--json', '--port-base', '8170');
    const { processes } = statusReportSchema.parse(JSON.parse(stdout));
    expect(processes).toContainEqual(
      expect.objectContaining({ name: 'portal', port: 8170 }),
    );
  });

  it('tells what runs, as JSON and by its exit code', () => {
    const { status, stdout } = waymark('status', '--json');
    expect(status).toBe(exitCodes.stopped.code);
    const report = statusReportSchema.parse(JSON.parse(stdout));
    expect(report).toMatchObject({ ok: false, portalUrl: expect.any(String) });
    expect(report.processes).toEqual(
      ['postgres', 'identity', 'forge', 'portal'].map(name =>
        expect.objectContaining({ name, state: 'stopped', pid: null }),
      ),
    );
    expect(Date.now() - Date.parse(report.checkedAt)).toBeLessThan(60_000);
    const cluster = waymark('cluster', 'status', '--json');
    expect(cluster.status).toBe(exitCodes.stopped.code);
    expect(
      clusterStatusReportSchema.parse(JSON.parse(cluster.stdout)),
    ).toMatchObject({ ok: false, state: 'stopped', processes: [] });
    expect(waymark('down')).toMatchObject({
      status: exitCodes.ok.code,
      stdout: 'Nothing was running.\n',
    });
  });

  it.each([
    ['up', '--dry-run'],
    ['up', '--yes'],
    ['down', '--dry-run'],
    ['down', '--json'],
  ])(
    'does nothing to its own cluster by "cluster %s %s", which is for another',
    (verb, option) => {
      const { status, stderr, stdout } = waymark('cluster', verb, option);
      expect(status).toBe(exitCodes.usage.code);
      expect(stderr).toContain(`${option} without --kubeconfig`);
      expect(stdout).toBe('');
    },
  );

  it('names the contexts of a kubeconfig that has not the one asked for', async () => {
    const file = path.join(folder(), 'kubeconfig');
    await writeFile(
      file,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1' } }],
        users: [{ name: 'u', user: {} }],
        contexts: [{ name: 'kind-dev', context: { cluster: 'c', user: 'u' } }],
      }),
    );
    const { status, stderr } = waymark(
      ...['cluster', 'up', '--kubeconfig', file, '--context', 'nope'],
    );
    expect(status).toBe(exitCodes.usage.code);
    expect(stderr).toContain('The kubeconfig has no context nope');
    expect(stderr).toContain('Name one of its contexts: kind-dev.');
  });

  it('examines the machine, with a fix for whatever is wrong', () => {
    const { status: code, stdout } = waymark('doctor', '--json');
    const { ok, checks } = doctorReportSchema.parse(JSON.parse(stdout));
    expect(checks.map(({ id }) => id)).toEqual([
      'node',
      'yarn',
      'packages',
      'git',
      'git-http-backend',
      'state',
      'disk',
      'memory',
      'port-portal',
      'port-identity',
      'port-forge',
      'port-postgres',
      'python',
      'chromium',
      'kubeconfig',
      'go',
      'c-compiler',
      'cluster-programs',
      'prometheus',
    ]);
    expect(ok).toBe(checks.every(({ status }) => status !== 'fail'));
    expect(code).toBe(exitCodes[ok ? 'ok' : 'failed'].code);
    for (const { status, fix } of checks) {
      expect(fix === undefined).toBe(status === 'ok');
    }
  });
});

describe('loadSecrets', () => {
  it('makes secrets once, for their owner only', async () => {
    process.env.WAYMARK_STATE_DIR = folder();
    const instance = await Instance.open({ portBase: 8080 });
    delete process.env.WAYMARK_STATE_DIR;
    await instance.prepare();
    const secrets = await loadSecrets(instance);
    expect(await loadSecrets(instance)).toEqual(secrets);
    expect(new Set(Object.values(secrets)).size).toBe(5);
    const { mode } = await stat(instance.state('secrets.json'));
    expect(mode % 0o1000).toBe(0o600);
  });
});
