type Rows = ReadonlyArray<readonly string[]>;

/** Columns of a table: how wide each is, and the rows with words that fit into them. */
export interface Columns {
  widths: number[];
  rows: string[][];
}

/**
 * Fits a table into a width: narrow columns keep theirs, wide ones share the rest, and words that are longer than their column
 * are broken. Nothing is cut off.
 *
 * @param room - characters for all columns, without what is around them
 */
export function fitColumns(
  head: readonly string[],
  rows: Rows,
  room: number,
): Columns {
  const natural = head.map((title, column) =>
    longest([title, ...rows.map(row => row[column] ?? '')]),
  );
  const widths = share(natural, room);
  return {
    widths,
    rows: rows.map(row =>
      row.map((cell, column) => breakWords(cell, widths[column] ?? 1)),
    ),
  };
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
