import Table from 'cli-table3';
import { fitColumns } from './fitColumns';
import { outputWidth } from './outputWidth';

/** Two blanks and a frame for each column. */
const aroundColumn = 3;

/**
 * A table with frames for texts of several lines. It is no wider than the terminal: narrow columns keep their width, wide
 * ones share the rest and wrap, and nothing is cut off.
 */
export function framedTable(
  head: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
  width: number = outputWidth(),
): string {
  const fitted = fitColumns(head, rows, width - head.length * aroundColumn - 1);
  const table = new Table({
    head: [...head],
    style: { head: [], border: [] },
    colWidths: fitted.widths.map(each => each + 2),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  table.push(...fitted.rows);
  return table.toString();
}
