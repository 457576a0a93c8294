import type { TextPosition } from '@waymark/platform-api';

const LINES_BEFORE = 2;
const WIDTH = 72;

/** The lines that end at a position, numbered, with a mark below the column. */
export function excerpt(text: string, { line, column }: TextPosition): string {
  const lines = text.split(/\r?\n/);
  const first = Math.max(1, line - LINES_BEFORE);
  const gutter = String(line).length;
  // A long line is shown around the column.
  const cut = Math.max(0, column - WIDTH);
  const shown = lines
    .slice(first - 1, line)
    .map((content, index) =>
      `${String(first + index).padStart(gutter)} | ${content.slice(
        cut,
        cut + WIDTH,
      )}`.trimEnd(),
    );
  // Tabs stay tabs, so that the mark stands where the terminal shows the column.
  const before = (lines[line - 1] ?? '').slice(cut, column - 1);
  const indent = before.replace(/[^\t]/g, ' ');
  return [...shown, `${' '.repeat(gutter)} | ${indent}^`].join('\n');
}
