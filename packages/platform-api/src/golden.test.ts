/** @jest-environment node */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compile,
  compileCluster,
  defaultPlatform,
  toYaml,
  type Compilation,
} from '.';
import { GOLDEN_FOLDER, goldenCases } from './__testUtils__/goldenCases';

// UPDATE_GOLDEN=1 writes the files anew; read the diff before committing it.
const update = process.env.UPDATE_GOLDEN === '1';

function print({ objects, findings, usage }: Compilation): string {
  const head = [
    `usage: ${JSON.stringify(usage)}`,
    ...findings.map(
      ({ severity, path, constraint, message }) =>
        `${severity} ${path} ${constraint}: ${message}`,
    ),
  ];
  return `${head.map(line => `# ${line}\n`).join('')}${printObjects(objects)}`;
}

function printObjects(objects: Compilation['objects']): string {
  return objects
    .map(
      ({ object, path, emitter, concern }) =>
        `---\n# ${path}\n# ${concern}: ${emitter}\n${toYaml(object)}`,
    )
    .join('');
}

/** What the file holds; written first where the environment asks for it. */
function golden(name: string, actual: string): string {
  const file = join(GOLDEN_FOLDER, 'expected', `${name}.yaml.golden`);
  if (update) writeFileSync(file, actual);
  return readFileSync(file, 'utf8');
}

describe('golden files', () => {
  it.each(goldenCases())(
    '$name compiles to its file',
    ({ name, document, context }) => {
      const actual = print(compile(document, context));
      expect(actual).toBe(golden(name, actual));
    },
  );

  it('has the file of what a cluster needs once', () => {
    const actual = printObjects(compileCluster(defaultPlatform, 'local'));
    expect(actual).toBe(golden('cluster-local', actual));
  });

  it('covers at least twelve intents and both kinds', () => {
    const kinds = goldenCases().map(({ document }) => document.kind);
    expect(kinds.length).toBeGreaterThanOrEqual(12);
    expect(new Set(kinds)).toEqual(new Set(['WebService', 'TenantNamespace']));
  });
});
