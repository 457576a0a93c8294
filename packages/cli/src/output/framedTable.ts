import Table from 'cli-table3';
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
  const natural = head.map((title, column) =>
    longest([title, ...rows.map(row => row[column] ?? '')]),
  );
  const widths = share(natural, width - head.length * aroundColumn - 1);
  const table = new Table({
    head: [...head],
    style: { head: [], border: [] },
    colWidths: widths.map(each => each + 2),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  table.push(
    ...rows.map(row =>
      row.map((cell, column) => breakWords(cell, widths[column] ?? 1)),
    ),
  );
  return table.toString();
}

function longest(cells: readonly string[]): number {
  return Math.max(
    ...cells.flatMap(cell => cell.split('\n')).map(line => line.length),
  );
}

/** The widths that fit: each its own, but none more than a cap that makes them fit together. */
function share(natural: readonly number[], room: number): number[] {
  let cap = Math.max(...natural);
  const capped = () => natural.map(each => Math.min(each, cap));
  while (cap > 1 && capped().reduce((sum, each) => sum + each, 0) > room) {
    cap -= 1;
  }
  return capped();
}

/** Words that are longer than a line end behind a slash, hyphen or dot where there is one. */
function breakWords(text: string, width: number): string {
  const piece = new RegExp(`.{1,${width}}(?<=[/.-])|.{1,${width}}`, 'g');
  return text.replace(/\S+/g, word =>
    word.length <= width ? word : (word.match(piece) ?? [word]).join('\n'),
  );
}
