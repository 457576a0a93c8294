/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  examples,
  parseYaml,
  promote,
  SOURCE_COMMIT_ANNOTATION,
  toYaml,
  type WebService,
} from '@waymark/platform-api';
import { temporaryFolder } from '../testing/temporaryFolder';
import { applyChanges } from './promote/applyChanges';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const service = examples.flatMap(({ document }) =>
  document.kind === 'WebService' ? [document] : [],
)[0];
/** What the example service has of its own in staging. */
const OWN = `secrets:
  - name: key
    providerRef: assistant/staging/key
`;
const image = (letter: string) => `a/b@sha256:${letter.repeat(64)}`;

function built(letter: string): WebService {
  const { metadata, spec } = service;
  return {
    ...service,
    metadata: {
      ...metadata,
      annotations: { [SOURCE_COMMIT_ANNOTATION]: letter.repeat(40) },
    },
    spec: { ...spec, runtime: { ...spec.runtime, image: image(letter) } },
  };
}

/** Writes the document of an environment, and gives its path. */
function intent(environment: string, text: string): string {
  const file = join(
    folder(),
    'tenants',
    'assistant',
    environment,
    'search.yaml',
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function run(...args: string[]) {
  return spawnSync(
    process.execPath,
    ['--import', 'tsx', join(__dirname, '..', 'main.ts'), 'promote', ...args],
    {
      encoding: 'utf8',
      cwd: __dirname,
      env: { PATH: process.env.PATH, WAYMARK_STATE_DIR: folder() },
    },
  );
}

describe('waymark promote', () => {
  it('shows the diff, writes nothing, and then writes just that', () => {
    const from = intent('development', toYaml(built('a')));
    const text = `# Reviewed by the team each quarter.\n${toYaml(built('b'))}`;
    const to = intent('staging', text);
    const dry = run(from, '--to', to);
    expect(dry).toMatchObject({ status: 0, stderr: '' });
    expect(dry.stdout).toBe(`${from} → ${to}
  spec.runtime.image
    - ${image('b')}
    + ${image('a')}
  metadata.annotations["${SOURCE_COMMIT_ANNOTATION}"]
    - ${'b'.repeat(40)}
    + ${'a'.repeat(40)}
Nothing is written; --write changes ${to}.
`);
    expect(readFileSync(to, 'utf8')).toBe(text);

    expect(run(from, '--to', to, '--write').stdout).toContain('Written to');
    expect(readFileSync(to, 'utf8')).toBe(
      text
        .replace(image('b'), image('a'))
        .replace('b'.repeat(40), 'a'.repeat(40)),
    );
    expect(run(from, '--to', to).stdout).toContain('Nothing to promote');
  });

  it('prints the whole as JSON', () => {
    const from = intent('development', toYaml(built('a')));
    const to = intent('staging', toYaml(service));
    const { status, stdout } = run(from, '--to', to, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      from,
      to,
      ok: true,
      written: false,
      findings: [],
      changes: [{ path: 'spec.runtime.image', after: image('a') }, {}],
      document: { spec: { runtime: { image: image('a') } } },
    });
  });

  it('writes the first document of an environment, with its namespace', () => {
    const { spec, ...rest } = built('a');
    const secrets = [{ name: 'key', providerRef: 'assistant/development/key' }];
    const from = intent(
      'development',
      toYaml({ ...rest, spec: { ...spec, secrets } }),
    );
    const to = from.replace('development', 'staging');
    const namespace = join(dirname(to), '_namespace.yaml');
    const own = join(folder(), 'own.yaml');
    const refused = run(from, '--to', to, '--write');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('Say what it is in staging.');
    expect(existsSync(to)).toBe(false);

    writeFileSync(own, OWN);
    const dry = run(from, '--to', to, '--own', own);
    expect(dry).toMatchObject({ status: 0 });
    expect(dry.stdout).toContain(
      `Nothing is written; --write changes ${to} and ${namespace}.`,
    );
    expect(run(from, '--to', to, '--own', own, '--write').status).toBe(0);
    const written = [to, namespace].map(file =>
      parseYaml(readFileSync(file, 'utf8')),
    );
    expect(written).toMatchObject([
      {
        ok: true,
        document: {
          spec: {
            runtime: { image: image('a') },
            scaling: { minReplicas: 2, maxReplicas: 4 },
            secrets: [{ providerRef: 'assistant/staging/key' }],
          },
        },
      },
      { ok: true, document: { metadata: { name: 'assistant-staging' } } },
    ]);
    expect(run(from, '--to', to).stdout).toContain('Nothing to promote');
  });

  it.each([
    ['what is no field of an environment', 'runtime: {}', 'runtime'],
    ['what is no YAML', 'a: [', 'own.yaml'],
  ])('ends with 2 on %s', (_what, text, message) => {
    const from = intent('development', toYaml(built('a')));
    const own = join(folder(), 'own.yaml');
    writeFileSync(own, text);
    const to = from.replace('development', 'staging');
    const { status, stderr } = run(from, '--to', to, '--own', own);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('ends with 2 on a first document whose path names no environment', () => {
    const from = intent('development', toYaml(built('a')));
    const { status, stderr } = run(from, '--to', join(folder(), 'x.yaml'));
    expect(status).toBe(2);
    expect(stderr).toContain('its path names no environment');
  });

  it('refuses a step back, and says so in JSON too', () => {
    const from = intent('production', toYaml(built('a')));
    const to = intent('staging', toYaml(built('b')));
    const { status, stdout, stderr } = run(
      from,
      '--to',
      to,
      '--write',
      '--json',
    );
    expect(status).toBe(1);
    expect(stderr).toContain('From production to staging is backwards.');
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      written: false,
      changes: [],
      findings: [{ file: to, constraint: 'promotion.stage' }],
    });
    expect(readFileSync(to, 'utf8')).toBe(toYaml(built('b')));
  });

  it('shows what is wrong with a document that cannot be read', () => {
    const from = intent('development', 'kind: [');
    const to = intent('staging', toYaml(built('b')));
    const { status, stdout, stderr } = run(from, '--to', to);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`${from}: Line 2, column 1: the text ends inside`);
  });

  it.each([
    ['one file', [__filename, '--to', __filename], 'Both files are the same'],
    ['no target', [__filename], '--to'],
    [
      'a file that is not there',
      ['x.yaml', '--to', 'y.yaml'],
      'x.yaml: there is',
    ],
  ])('ends with 2 on %s', (_what, args, message) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('applyChanges', () => {
  const sources = ['a', 'b'].flatMap(letter => [
    built(letter),
    { ...built(letter), metadata: service.metadata },
  ]);
  const pairs = sources.flatMap(from =>
    [...sources, service].map((to): [WebService, WebService] => [from, to]),
  );

  it.each(pairs)('gives the text of the promoted document', (from, to) => {
    const result = promote(from, to, { fields: ['spec.dependencies'] });
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    const parsed = parseYaml(applyChanges(toYaml(to), result.changes));
    expect(parsed.ok && parsed.document).toEqual(result.document);
  });
});
