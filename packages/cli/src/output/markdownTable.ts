/** A table of GitHub's Markdown as Prettier writes it: columns as wide as their longest cell. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const escaped = [head, ...rows].map(row =>
    row.map(cell => cell.replace(/\|/g, '\\|')),
  );
  const widths = head.map((_title, column) =>
    Math.max(3, ...escaped.map(row => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [titles = [], ...body] = escaped;
  const rule = widths.map(width => '-'.repeat(width));
  return `${[titles, rule, ...body].map(line).join('\n')}\n`;
}
