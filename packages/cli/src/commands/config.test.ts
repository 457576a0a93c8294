/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { pathOfDocument, setField } from './config/setField';

const main = join(__dirname, '..', 'main.ts');
const examples = join(__dirname, '../../../../examples/gitops');

/** The command in a process of its own, as a shell runs it. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', main, 'config', ...args],
    {
      encoding: 'utf8',
      cwd: __dirname,
      env: {
        PATH: process.env.PATH,
        WAYMARK_STATE_DIR: join(tmpdir(), 'waymark config state'),
      },
    },
  );
  return { status, stdout, stderr };
}

jest.setTimeout(60_000);

describe('waymark config', () => {
  // A space in the path, because people have them.
  const root = mkdtempSync(join(tmpdir(), 'waymark config '));
  const quota = join(root, 'platform/quotas/small.yaml');

  beforeEach(() => cpSync(examples, root, { recursive: true }));
  afterAll(() => rmSync(root, { recursive: true }));

  it('finds nothing wrong with the example repository, without a portal', () => {
    const { status, stdout } = run('validate', root);
    expect(stdout).not.toContain('error ');
    expect(status).toBe(0);
  });

  it('says everything at once: a document, an invariant, and a team’s', () => {
    writeFileSync(quota, 'kind: QuotaProfile\n');
    rmSync(join(root, 'platform/teams/risk-models.yaml'));
    const { status, stdout } = run('validate', root, '--json');
    expect(status).toBe(1);
    const found: { document: string; constraint: string }[] =
      JSON.parse(stdout);
    expect(
      found.map(({ document, constraint }) => `${document} ${constraint}`),
    ).toEqual(
      expect.arrayContaining([
        'platform/quotas/small.yaml required',
        'tenants/risk-models/development/_namespace.yaml owner-exists',
      ]),
    );
  });

  it('refuses what has no place before any portal is asked', () => {
    const file = join(root, 'quota.yaml');
    writeFileSync(file, `${readFileSync(quota, 'utf8')}pods: 7\n`);
    const { status, stderr } = run('apply', '-f', file, '--reason', 'x');
    expect(stderr).toContain('There is no field "pods" here.');
    expect(status).toBe(1);
  });

  it('says what it cannot read', () => {
    const { status, stderr } = run('validate', join(root, 'nothing'));
    expect(stderr).toContain('holds no document');
    expect(status).toBe(2);
  });
});

describe('one field', () => {
  const text = '# Why\nspec:\n  # Small\n  pods: 60\n  cpu: "8"\n';

  it('is set, added and taken away; comments stay', () => {
    expect(setField(text, 'spec.pods', '80')).toBe(text.replace('60', '80'));
    expect(setField(text, 'spec.gpus', '1')).toBe(`${text}  gpus: 1\n`);
    expect(setField(text, 'spec.cpu', '')).toBe(
      text.replace('  cpu: "8"\n', ''),
    );
    expect(() => setField(text, '', '1')).toThrow(/No field/);
    expect(() => setField(text, 'spec.pods', '[')).toThrow(/cannot be set/);
  });

  it('is a text where the kind says so, without quotes around quotes', () => {
    const team = readFileSync(
      join(examples, 'platform/teams/assistant.yaml'),
      'utf8',
    );
    const { spec } = parse(setField(team, 'spec.quota.cpu', '400'));
    expect(spec.quota.cpu).toBe('400');
    expect(setField(team, 'spec.quota.cpu', '384')).toBe(team);
    const gpus = parse(setField(team, 'spec.quota.gpus.nvidia-l4', '9'));
    expect(gpus.spec.quota.gpus).toEqual({ 'nvidia-l4': 9 });
  });

  it('belongs to a document that is named by kind and name', () => {
    expect(pathOfDocument('quotaprofile', 'small')).toBe(
      'platform/quotas/small.yaml',
    );
    expect(() => pathOfDocument('quotaprofil', 'small')).toThrow(/no kind/);
  });
});
