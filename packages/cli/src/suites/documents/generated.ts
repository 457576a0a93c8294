import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  ACCESS_TABLE,
  ROLES,
  ROLE_DESCRIPTIONS,
} from '@waymark/plugin-access-common';
import type { Command } from 'commander';
import { exitCodes } from '../../exitCodes';
import { fieldRows, reports } from '../../reports';
import type { Checks } from '../Checks';
import { markdownTable } from '../../output/markdownTable';

/** What documents repeat from code, by the name between the `generated` comments. */
const GENERATED: Record<string, (program: Command) => string> = {
  verbs: program =>
    markdownTable(
      ['verb', 'does'],
      program.commands
        .filter(command => command.name() !== 'help')
        .map(command => [
          `\`${[command.name(), command.usage()].join(' ')}\``,
          command.summary(),
        ]),
    ),
  'exit-codes': () =>
    markdownTable(
      ['code', 'means'],
      Object.values(exitCodes).map(({ code, meaning }) => [`${code}`, meaning]),
    ),
  ...Object.fromEntries(
    Object.entries(reports).map(([name, schema]) => [
      `${name}-json`,
      () => markdownTable(['field', 'is', 'means'], fieldRows(schema)),
    ]),
  ),
  permissions: () =>
    markdownTable(
      [
        'permission',
        'lets a person',
        'signed in',
        ...ROLES.map(role => ROLE_DESCRIPTIONS[role].title.toLowerCase()),
      ],
      ACCESS_TABLE.map(({ permission, what, grants }) => [
        `\`${permission}\``,
        what,
        ...(['signed-in', ...ROLES] as const).map(role => grants[role] ?? ''),
      ]),
    ),
};

const FILES = [
  'docs/reference/command-line.md',
  'docs/reference/permissions.md',
];

const PART =
  /(<!-- generated: ([a-z-]+) -->\n)([\s\S]*?)(<!-- end generated -->)/g;

/**
 * Tables that repeat code are what code says today.
 *
 * @param update - writes them anew instead of failing
 */
export async function checkGenerated(
  checks: Checks,
  root: string,
  program: Command,
  update: boolean,
): Promise<void> {
  for (const name of FILES) {
    await checks.check(`${name} repeats the code`, async () => {
      const file = path.join(root, name);
      const kept = await readFile(file, 'utf8');
      const current = kept.replace(
        PART,
        (_whole, begin: string, part: string, _old: string, end: string) =>
          `${begin}\n${GENERATED[part]?.(program) ?? ''}\n${end}`,
      );
      if (current === kept) return;
      if (!update)
        throw new Error('write it with: UPDATE_DOCS=1 ./waymark test docs');
      await writeFile(file, current);
    });
  }
}
