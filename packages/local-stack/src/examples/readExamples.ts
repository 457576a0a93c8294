import { CORE_SCHEMA, load } from 'js-yaml';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { SeedCommit, SeedRepository } from '../forge';
import { readPeople } from '../identity/people';
import { ExamplesError } from './ExamplesError';
import { historyFileSchema, type ExampleRepository } from './historyFile';

type Authors = ReadonlyMap<string, { name: string; email: string }>;

/**
 * Reads the example repositories with their history from the folder `examples/`.
 *
 * @throws ExamplesError when the history names what is not there, leaves a file out, or does not end at what is there
 */
export async function readExamples(folder: string): Promise<SeedRepository[]> {
  const parsed = historyFileSchema.safeParse(
    load(await readFile(join(folder, 'history.yaml'), 'utf8'), {
      schema: CORE_SCHEMA,
    }),
  );
  if (!parsed.success) {
    throw new ExamplesError(`history.yaml: ${z.prettifyError(parsed.error)}`);
  }
  const { owner, people, repositories } = parsed.data;
  const authors: Authors = new Map(
    readPeople(await readFile(join(folder, people), 'utf8')).map(
      ({ login, name, email }) => [login, { name, email }],
    ),
  );
  return Promise.all(
    repositories.map(async repository => ({
      owner,
      name: repository.name,
      description: repository.description,
      history: replay(
        repository,
        await readFiles(join(folder, repository.folder)),
        authors,
      ),
    })),
  );
}

async function readFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !/__pycache__|node_modules/.test(path));
  const contents = await Promise.all(
    paths.map(async path => {
      const name = relative(folder, path).split(sep).join('/');
      return [name, await readFile(path, 'utf8')] as const;
    }),
  );
  return new Map(contents);
}

function replay(
  repository: ExampleRepository,
  today: ReadonlyMap<string, string>,
  authors: Authors,
): SeedCommit[] {
  const written = new Map<string, string>();
  const history = repository.commits.map(commit => {
    const where = `history.yaml: ${repository.name}, ${commit.date}`;
    const author = authors.get(commit.author);
    if (!author) {
      throw new ExamplesError(`${where}: nobody is called '${commit.author}'`);
    }
    const files: Record<string, string> = {};
    for (const path of commit.files.flatMap(entry => expand(entry, today))) {
      files[path] = asItWas(where, path, today.get(path), commit.was[path]);
      written.set(path, files[path]);
    }
    return { message: commit.message, author, date: commit.date, files };
  });
  for (const [path, content] of today) {
    if (written.get(path) !== content) {
      throw new ExamplesError(
        `history.yaml: ${repository.name}: no commit brings ${path} to what it is today. Name it in the last commit that changes it, without 'was'.`,
      );
    }
  }
  return history;
}

function expand(entry: string, today: ReadonlyMap<string, string>): string[] {
  return entry.endsWith('/')
    ? [...today.keys()].filter(path => path.startsWith(entry))
    : [entry];
}

function asItWas(
  where: string,
  path: string,
  content: string | undefined,
  replacements: readonly { now: string; then: string }[] = [],
): string {
  if (content === undefined) {
    throw new ExamplesError(`${where}: there is no file ${path}`);
  }
  return replacements.reduce((text, { now, then }) => {
    if (!text.includes(now)) {
      throw new ExamplesError(`${where}: ${path} does not hold '${now}'`);
    }
    return text.replace(now, () => then);
  }, content);
}
