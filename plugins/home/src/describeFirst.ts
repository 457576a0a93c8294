import { HeldDocument } from '@waymark/plugin-changes-common';

/** The first thing that is wrong: field, what, and what to write instead. */
export function describeFirst(
  findings: readonly Pick<
    HeldDocument['findings'][number],
    'fix' | 'message' | 'path' | 'severity'
  >[],
): string | undefined {
  const first = findings.find(({ severity }) => severity === 'error');
  if (!first) return undefined;
  const { path, message, fix } = first;
  return [path && `${path}:`, message, fix].filter(Boolean).join(' ');
}
