/** @jest-environment node */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, toYaml, type Compilation } from '.';
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
  const body = objects.map(
    ({ object, path, emitter, concern }) =>
      `---\n# ${path}\n# ${concern}: ${emitter}\n${toYaml(object)}`,
  );
  return `${head.map(line => `# ${line}\n`).join('')}${body.join('')}`;
}

describe('golden files', () => {
  it.each(goldenCases())('$name compiles to its file', golden => {
    const actual = print(compile(golden.document, golden.context));
    const file = join(GOLDEN_FOLDER, 'expected', `${golden.name}.yaml.golden`);
    if (update) writeFileSync(file, actual);
    expect(existsSync(file)).toBe(true);
    expect(actual).toBe(readFileSync(file, 'utf8'));
  });

  it('covers at least twelve intents and both kinds', () => {
    const kinds = goldenCases().map(({ document }) => document.kind);
    expect(kinds.length).toBeGreaterThanOrEqual(12);
    expect(new Set(kinds)).toEqual(new Set(['WebService', 'TenantNamespace']));
  });
});
