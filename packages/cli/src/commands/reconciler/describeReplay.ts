import type { Replay } from '@waymark/plugin-changes-common';
import { describeIsoDuration } from '../../output/duration';

/** Whether branch rendered is what its intent gives from scratch, for people. */
export function describeReplay({
  differences,
  duration,
  equal,
  intent,
  rendered,
  replayed,
  sameOrigin,
  tree,
}: Replay): string {
  const lines = [
    `intent    ${intent}`,
    `rendered  ${rendered}, tree ${tree}`,
    `replayed  tree ${replayed} in ${describeIsoDuration(duration)}`,
    equal
      ? 'The trees are equal.'
      : `${differences.length} files differ${
          sameOrigin
            ? '.'
            : ': branch rendered was made by another compiler or platform.'
        }`,
    ...differences.map(({ change, path }) => `  ${change} ${path}`),
  ];
  return `${lines.join('\n')}\n`;
}
