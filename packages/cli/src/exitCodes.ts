/** What the exit codes of `waymark` mean; they do not change between versions. */
export const exitCodes = {
  ok: { code: 0, meaning: 'done' },
  failed: {
    code: 1,
    meaning:
      'something that was checked is not right: a test, a demo step, a document, a prerequisite',
  },
  usage: {
    code: 2,
    meaning: 'unknown command or option, or a file that cannot be read',
  },
  stopped: { code: 3, meaning: 'a part of the portal is not running' },
  portTaken: { code: 4, meaning: 'another program has a port that is needed' },
  notStarted: { code: 5, meaning: 'a part of the portal did not start' },
  setUp: {
    code: 69,
    meaning: 'Node, Yarn or packages could not be brought',
  },
  internal: { code: 70, meaning: 'an error in waymark itself' },
  cannotWrite: { code: 73, meaning: 'the .waymark folder cannot be written' },
  interrupted: { code: 130, meaning: 'interrupted with Ctrl-C' },
} as const;

/** Name of an exit code. */
export type ExitReason = keyof typeof exitCodes;

/** The table for `waymark --help`. */
export function describeExitCodes(): string {
  const rows = Object.values(exitCodes).map(
    ({ code, meaning }) => `  ${String(code).padStart(3)}  ${meaning}`,
  );
  return ['Exit codes:', ...rows].join('\n');
}
