/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examples, toYaml } from '@waymark/platform-api';

const [{ document }] = examples;
const main = join(__dirname, '..', 'main.ts');

/** The command in a process of its own, as a shell runs it. */
function run(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', main, 'render', ...args],
    {
      input,
      encoding: 'utf8',
      cwd: __dirname,
      env: {
        PATH: process.env.PATH,
        WAYMARK_STATE_DIR: join(tmpdir(), 'waymark render state'),
      },
    },
  );
  return { status, stdout, stderr };
}

jest.setTimeout(60_000);

describe('waymark render', () => {
  // A space in the path, because people have them.
  const root = mkdtempSync(join(tmpdir(), 'waymark render '));
  const folder = join(root, 'tenants', 'assistant', 'staging');
  const file = join(folder, 'document-search.yaml');

  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, toYaml(document));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('takes team and environment from the path and prints YAML', () => {
    const { status, stdout, stderr } = run([file]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      '# local/assistant-staging/document-search/deployment-document-search.yaml',
    );
    expect(stdout).toContain('platform.waymark.dev/cost-center: CC-4100');
    expect(stderr).toContain('bootstrap image');
  });

  it('reads standard input, for the owner’s team and its cost center', () => {
    const { status, stdout, stderr } = run(['-', '--json'], toYaml(document));
    expect(status).toBe(0);
    const { documents } = JSON.parse(stdout);
    expect(documents).toMatchObject([
      {
        file: '-',
        ok: true,
        context: {
          team: 'assistant',
          environment: 'development',
          target: 'shared-standard',
        },
      },
    ]);
    expect(stderr).not.toContain('cost center');
    expect(JSON.stringify(documents)).toContain('CC-4100');
  });

  it('writes one file an object, leaves what is the same, and names what is not its own', () => {
    const out = join(root, 'out');
    const own = join(out, 'local', 'assistant-staging', 'document-search');
    const first = run([file, '--out', out]);
    expect(first).toMatchObject({ status: 0, stdout: '' });
    expect(first.stderr).toContain(`17 files written below ${out}\n`);
    const files = () =>
      readdirSync(out, { recursive: true, withFileTypes: true }).filter(entry =>
        entry.isFile(),
      );
    expect(files()).toHaveLength(17);
    expect(
      readFileSync(
        join(out, 'argocd/local/application-document-search-staging.yaml'),
        'utf8',
      ),
    ).toContain('kind: Application');

    writeFileSync(join(own, 'service-document-search.yaml'), 'by hand');
    writeFileSync(join(own, 'old.yaml'), 'kind: Service');
    const second = run([file, '--out', out]);
    expect(second.status).toBe(0);
    expect(second.stderr).toContain(
      `1 files written below ${out}, 16 the same already`,
    );
    expect(second.stderr).toContain('document-search/old.yaml is not of this');
    expect(files()).toHaveLength(18);
  });

  it('writes nothing at all when one document has an error', () => {
    const out = join(root, 'none');
    const { status, stderr } = run([file, '-', '--out', out], 'kind: x');
    expect(status).toBe(1);
    expect(stderr).toContain(
      `Nothing was written below ${out}: 1 of 2 documents have errors.`,
    );
    expect(existsSync(out)).toBe(false);
  });

  it('takes a file once, however it is named, and refuses two that make the same objects', () => {
    const other = join(folder, '..', 'staging', 'document-search.yaml');
    const once = JSON.parse(run([file, other, '--json']).stdout);
    expect(once.documents).toHaveLength(1);
    const twin = join(folder, 'twin.yaml');
    writeFileSync(twin, toYaml(document));
    const { status, stdout } = run([file, twin, '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).documents).toMatchObject([
      { ok: true },
      {
        ok: false,
        objects: [],
        findings: [{ path: 'metadata.name', constraint: 'unique' }, {}],
      },
    ]);
  });

  it('shows where a text is no YAML', () => {
    const { status, stderr } = run(['-'], 'kind: WebService\nspec:\n  a: [1\n');
    expect(status).toBe(1);
    expect(stderr)
      .toBe(`error   -: Line 4, column 1: the text ends inside brackets or braces.
        2 | spec:
        3 |   a: [1
        4 |
          | ^
        Close the [ or { that is still open above.
`);
  });

  it('compiles for the platform of a file', () => {
    const platform = join(root, 'platform.yaml');
    const { stdout } = run(['--print-platform']);
    writeFileSync(
      platform,
      stdout.replace('cpuRequest: 250m', 'cpuRequest: 333m'),
    );
    const own = run([file, '--platform', platform]);
    expect(own.status).toBe(0);
    expect(own.stdout).toContain('cpu: 333m');

    writeFileSync(platform, stdout.replace('cluster: local', 'cluster: loca'));
    const refused = run([file, '--platform', platform, '--json']);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(
      'targets.shared-standard.cluster: There is no cluster "loca".\n        Did you mean "local"?',
    );
    expect(JSON.parse(refused.stdout)).toMatchObject({
      documents: [],
      platform: { file: platform, findings: [{ constraint: 'reference' }] },
    });
  });

  it('explains each object', () => {
    const { stdout } = run([file, '--explain']);
    expect(stdout).toContain('web-service/pod-disruption-budget');
    expect(stdout).toContain(
      '17 objects (team assistant, staging, target shared-standard',
    );
  });

  it('ends with 1 on errors in the document, and names field and fix', () => {
    const { status, stdout, stderr } = run(
      ['-'],
      toYaml({ ...document, spec: { ...document.spec, ownr: 'x' } }),
    );
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(
      'error   -: spec.ownr: There is no field "ownr" here.\n        Did you mean "owner"?',
    );
  });

  it('ends with 1 when the document lies with another team', () => {
    expect(run([file, '--team', 'security'])).toMatchObject({
      status: 1,
      stdout: '',
    });
  });

  it.each([
    ['a file that is not there', ['nowhere.yaml'], 'there is no such file'],
    ['a folder', ['.'], 'is a folder'],
    ['no file', [], 'No file is named'],
    [
      'two that cannot be read',
      ['a.yaml', 'b.yaml'],
      'waymark: b.yaml: there is',
    ],
    ['an output that is a file', ['-', '--out', __filename], 'is a file'],
    [
      'an output without a parent',
      ['-', '--out', 'x/y'],
      'there is no folder x',
    ],
    ['two ways to print', ['-', '--json', '--explain'], 'cannot be used with'],
    [
      'a platform that is not there',
      ['--platform', 'x.yaml'],
      '--print-platform',
    ],
  ])('ends with 2 on %s', (_what, args, message) => {
    const { status, stdout, stderr } = run(args, toYaml(document));
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});
