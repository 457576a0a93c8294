import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { exitCodes } from './exitCodes';
import { Instance } from './instance/Instance';
import { loadSecrets } from './instance/secrets';
import { temporaryFolder } from './testing/temporaryFolder';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const own = path.dirname(require.resolve('@waymark/cli/package.json'));

function waymark(...args: string[]) {
  return spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(own, 'src', 'main.ts'), ...args],
    {
      cwd: own,
      encoding: 'utf8',
      env: { ...process.env, WAYMARK_STATE_DIR: folder() },
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
    expect(unknown.stderr).toContain('Did you mean up?');
    expect(waymark('up', '--port-base', '80').status).toBe(
      exitCodes.usage.code,
    );
    const reset = waymark('reset');
    expect(reset.status).toBe(exitCodes.usage.code);
    expect(reset.stderr).toContain('fix: ');
  });

  it('tells what runs, as JSON and by its exit code', () => {
    const { status, stdout } = waymark('status', '--json');
    expect(status).toBe(exitCodes.stopped.code);
    expect(JSON.parse(stdout)).toEqual(
      ['postgres', 'identity', 'forge', 'portal'].map(name =>
        expect.objectContaining({ name, state: 'stopped', pid: null }),
      ),
    );
    expect(waymark('down')).toMatchObject({
      status: exitCodes.ok.code,
      stdout: 'Nothing was running.\n',
    });
  });

  it('examines the machine, with a fix for whatever is wrong', () => {
    const { stdout } = waymark('doctor', '--json');
    const findings: Array<{ name: string; status: string; fix?: string }> =
      JSON.parse(stdout);
    expect(findings.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Node', 'Git', 'Python', 'Chromium', 'Disk']),
    );
    for (const { status, fix } of findings) {
      expect(['ok', 'warn', 'fail']).toContain(status);
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
