import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { loadAll } from 'js-yaml';
import { expectNone, type Checks } from '../Checks';

const WORKFLOWS = path.join('.github', 'workflows');

/** Paths of all files below a folder, relative to it and sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry =>
      path.relative(folder, path.join(entry.parentPath, entry.name)),
    )
    .sort();
}

/** Every document of a YAML file. */
export async function readYaml(file: string): Promise<unknown[]> {
  return loadAll(await readFile(file, 'utf8'));
}

/** What must be true of every file of a rendered service. */
export async function checkFiles(
  checks: Checks,
  folder: string,
): Promise<void> {
  const files = await listFiles(folder);
  const problemsOf = async (
    chosen: readonly string[],
    problem: (text: string, file: string) => string | undefined,
  ) => {
    const found: string[] = [];
    for (const file of chosen) {
      const text = await readFile(path.join(folder, file), 'utf8');
      const message = problem(text, file);
      if (message) found.push(`${file}: ${message}`);
    }
    return found;
  };

  await checks.check('has what the path promises', async () => {
    const promised = [
      'README.md',
      'Dockerfile',
      'Makefile',
      'CODEOWNERS',
      'catalog-info.yaml',
      'mkdocs.yml',
      'openapi.json',
      'docs/index.md',
      'docs/runbook.md',
      'docs/adr/0001-start-from-the-golden-path.md',
      'observability/alerts.yaml',
      'observability/dashboard.json',
      '.github/workflows/ci.yaml',
      '.github/workflows/test.yaml',
    ];
    expectNone(
      promised
        .filter(file => !files.includes(path.normalize(file)))
        .map(file => `${file} is missing`),
    );
  });

  await checks.check('leaves no template expression behind', async () => {
    const templated = files.filter(file => !file.startsWith(WORKFLOWS));
    expectNone(
      await problemsOf(templated, text => {
        const left = /\$\{\{.*|\{%.*/.exec(text)?.[0];
        return left && `holds ${left.slice(0, 60)}`;
      }),
    );
  });

  await checks.check('every YAML and JSON file parses', async () => {
    const problem = (parse: (text: string) => unknown) => (text: string) => {
      try {
        parse(text);
        return undefined;
      } catch (error) {
        return String(error);
      }
    };
    // Templates of a chart are Go templates; `helmChart()` has its own tests.
    const yaml = files.filter(
      file => /\.ya?ml$/.test(file) && !/^charts.*templates/.test(file),
    );
    expectNone([
      ...(await problemsOf(
        yaml,
        problem(text => loadAll(text)),
      )),
      ...(await problemsOf(
        files.filter(file => file.endsWith('.json')),
        problem(text => JSON.parse(text)),
      )),
    ]);
  });

  await checks.check('locks dependencies without naming a host', async () => {
    const locks = files.filter(file =>
      /^(.*\/)?(requirements[^/]*\.txt|package-lock\.json)$/.test(file),
    );
    if (locks.length === 0) throw new Error('there is no lock file');
    expectNone(
      await problemsOf(locks, text => {
        if (!/sha256:|"integrity": "sha512-/.test(text)) return 'has no hashes';
        return /"resolved"|--(extra-)?index-url|--find-links/.test(text)
          ? 'names where packages come from'
          : undefined;
      }),
    );
  });

  await checks.check('no file is large or unreadable by others', async () => {
    const problems: string[] = [];
    for (const file of files) {
      const { size, mode } = await stat(path.join(folder, file));
      if (size > 200_000) problems.push(`${file} has ${size} bytes`);
      if (!/[4-7]{2}$/.test(mode.toString(8)))
        problems.push(`${file} is not readable`);
    }
    expectNone(problems);
  });
}
