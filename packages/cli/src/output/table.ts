import Table from 'cli-table3';
import { fitColumns } from './fitColumns';
import { outputWidth } from './outputWidth';

/** Blanks between columns. */
const gap = 2;

/**
 * A table of text without colours and frames inside, for terminals and logs alike. It is no wider than the terminal; in a
 * file or a pipe nothing is wrapped.
 */
export function table(
  head: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
  width: number = outputWidth(),
): string {
  const fitted = fitColumns(head, rows, width - head.length * gap);
  const drawn = new Table({
    head: [...head],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
    colWidths: fitted.widths.map(each => each + gap),
    wordWrap: true,
    wrapOnWordBoundary: true,
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '',
    },
  });
  drawn.push(...fitted.rows);
  return drawn
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n');
}
