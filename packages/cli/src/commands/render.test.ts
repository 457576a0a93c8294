/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import {
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
const program = `
  import { Command } from 'commander';
  import { registerRender } from ${JSON.stringify(
    join(__dirname, 'render.ts'),
  )};
  const program = new Command('waymark');
  registerRender(program);
  void program.parseAsync(process.argv.slice(1), { from: 'user' });
`;

/** The command in a process of its own, as a shell runs it. */
function run(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      program,
      '--',
      'render',
      ...args,
    ],
    {
      input,
      encoding: 'utf8',
      cwd: __dirname,
      env: { PATH: process.env.PATH },
    },
  );
  return { status, stdout, stderr };
}

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

  it('reads standard input, and says that nobody pays yet', () => {
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
          costCenter: 'unassigned',
        },
      },
    ]);
    expect(stderr).toContain('warning -: spec.owner');
  });

  it('writes one file an object', () => {
    const out = join(root, 'out');
    expect(run([file, '--out', out])).toMatchObject({ status: 0, stdout: '' });
    const written = readdirSync(out, {
      recursive: true,
      withFileTypes: true,
    }).filter(entry => entry.isFile());
    expect(written).toHaveLength(17);
    expect(
      readFileSync(
        join(out, 'argocd/local/application-document-search-staging.yaml'),
        'utf8',
      ),
    ).toContain('kind: Application');
  });

  it('explains each object', () => {
    const { stdout } = run([file, '--explain']);
    expect(stdout).toContain('web-service/pod-disruption-budget'.slice(0, 30));
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
    ['standard input twice', ['-', '-'], 'can be read once'],
  ])('ends with 2 on %s', (_what, args, message) => {
    const { status, stderr } = run(args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
