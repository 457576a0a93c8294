import type { Command } from 'commander';

/**
 * What commander found wrong, as one line of what and one of what to do.
 *
 * @param error - `error: <what>[ is invalid. <what it must be>]`, a suggestion in brackets on the next line
 * @param command - whose help lists what there is: `./waymark cluster logs`
 */
export function describeUsageError(
  { message }: { message: string },
  command: string,
): { message: string; fix: string } {
  const [line = '', suggestion] = message.replace(/^error: /, '').split('\n');
  const [, what = line, rule] = /^(.* is invalid)\. (.*)$/.exec(line) ?? [];
  return {
    message: what,
    fix: [
      rule,
      suggestion?.replace(/^\((.*)\)$/, '$1'),
      `${command} --help shows what there is.`,
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** The command that a command line names, as deep as it goes: `./waymark cluster logs`. */
export function calledCommand(
  program: Command,
  args: readonly string[],
): string {
  let called = program;
  const names = [program.name()];
  for (const argument of args) {
    const next = called.commands.find(each => each.name() === argument);
    if (!next) continue;
    called = next;
    names.push(next.name());
  }
  return names.join(' ');
}
