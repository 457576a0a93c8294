import { readFile } from 'node:fs/promises';
import { readPeople } from '@waymark/local-stack';
import type { Instance } from '../instance/Instance';
import { table } from '../output/table';
import { isExternal } from './environment';
import { peopleFile } from './files';

/** Who can sign in, for the end of `up`. */
export async function describePeople(instance: Instance): Promise<string> {
  if (isExternal('identity')) {
    return 'Sign in with your own identity provider.';
  }
  const people = readPeople(await readFile(peopleFile(instance), 'utf8'));
  const rows = people.map(({ name, login, hint }) => [
    `  ${name}`,
    login,
    hint,
  ]);
  return `Sign in as one of the example people (no password, for local use only):\n${table(
    ['  Person', 'Name', 'Teams and roles'],
    rows,
  )}`;
}
