/** A table of Markdown, its columns as wide as their widest cell, as formatters leave it. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = [head, ...rows].map(row =>
    row.map(cell => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')),
  );
  const widths = head.map((_, column) =>
    Math.max(3, ...cells.map(row => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, index) => cell.padEnd(widths[index])).join(' | ')} |`;
  const [first, ...others] = cells;
  return [
    line(first),
    line(widths.map(width => '-'.repeat(width))),
    ...others.map(line),
  ].join('\n');
}
