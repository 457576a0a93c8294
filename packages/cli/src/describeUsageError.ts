/**
 * What commander found wrong, as one line of what and one of what to do.
 *
 * @param error - `error: <what>[ is invalid. <what it must be>]`, a suggestion in brackets on the next line
 * @param args - the command line; names the verb whose help lists what there is
 */
export function describeUsageError(
  { message }: { message: string },
  args: readonly string[],
): { message: string; fix: string } {
  const [line = '', suggestion] = message.replace(/^error: /, '').split('\n');
  const [, what = line, rule] = /^(.* is invalid)\. (.*)$/.exec(line) ?? [];
  const verb = args.find(argument => /^[a-z]+$/.test(argument));
  const known = verb && !line.startsWith('unknown command') ? ` ${verb}` : '';
  return {
    message: what,
    fix: [
      rule,
      suggestion?.replace(/^\((.*)\)$/, '$1'),
      `./waymark${known} --help shows what there is.`,
    ]
      .filter(Boolean)
      .join(' '),
  };
}
