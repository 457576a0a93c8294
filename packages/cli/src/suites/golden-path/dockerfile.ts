import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expectNone, type Checks } from '../Checks';

/** The rules of the platform for a Dockerfile. */
export async function checkDockerfile(
  checks: Checks,
  folder: string,
): Promise<void> {
  await checks.check('the Dockerfile keeps our rules', async () => {
    const text = await readFile(path.join(folder, 'Dockerfile'), 'utf8');
    const ignored = await readFile(path.join(folder, '.dockerignore'), 'utf8');
    expectNone([
      ...dockerfileProblems(text),
      ...(ignored.startsWith('*\n')
        ? []
        : ['.dockerignore should name what goes in, not what stays out']),
    ]);
  });
}

/** What is wrong with a Dockerfile; nothing when it keeps the rules. */
export function dockerfileProblems(text: string): string[] {
  const instructions = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => /^(\S+)\s+(.*)$/.exec(line)?.slice(1) ?? [line, '']);
  const argumentsOf = (name: string) =>
    instructions
      .filter(([word]) => word === name)
      .map(([, rest]) => rest ?? '');
  const problems: string[] = [];

  const base = argumentsOf('ARG')
    .map(argument => /^BASE_IMAGE=(.*)$/.exec(argument)?.[1])
    .find(Boolean);
  if (!base) problems.push('ARG BASE_IMAGE is missing: CI pins it by digest');
  else if (!/:[^:/]+$/.test(base) || base.endsWith(':latest'))
    problems.push(`${base} has no tag of its own`);
  const stages = argumentsOf('FROM');
  if (stages.length < 2) problems.push('build and run are not separate stages');
  if (stages.some(stage => !stage.startsWith('${BASE_IMAGE}')))
    problems.push('a stage is not built from BASE_IMAGE');
  const last = instructions.map(([word]) => word).lastIndexOf('FROM');
  const user = instructions
    .slice(last)
    .filter(([word]) => word === 'USER')
    .at(-1)?.[1];
  if (!/^[1-9]\d*:[1-9]\d*$/.test(user ?? ''))
    problems.push(
      `the last USER is ${user ?? 'root'}, not a number of its own`,
    );
  if (!argumentsOf('EXPOSE').includes('8080'))
    problems.push('port 8080 is not exposed');
  if (!argumentsOf('CMD').some(command => command.startsWith('[')))
    problems.push('CMD is a shell string: signals would not arrive');
  if (argumentsOf('ADD').length > 0) problems.push('use COPY, not ADD');
  return problems;
}
