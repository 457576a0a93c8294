/** How many lines around what differs are kept. */
const AROUND = 1;

/**
 * The lines of two texts that differ, with one around them: of a runbook of a hundred lines it is one that a reader wants to see.
 * Texts of one line stay whole.
 */
export function differingLines(
  before: string,
  after: string,
): { before: string; after: string } {
  const was = before.split('\n');
  const is = after.split('\n');
  if (was.length === 1 && is.length === 1) return { before, after };
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) {
    start += 1;
  }
  let end = 0;
  while (
    end < was.length - start &&
    end < is.length - start &&
    was[was.length - 1 - end] === is[is.length - 1 - end]
  ) {
    end += 1;
  }
  const cut = (lines: string[]) => {
    const from = Math.max(0, start - AROUND);
    const to = Math.min(lines.length, lines.length - end + AROUND);
    return [
      ...(from > 0 ? ['…'] : []),
      ...lines.slice(from, to),
      ...(to < lines.length ? ['…'] : []),
    ].join('\n');
  };
  return { before: cut(was), after: cut(is) };
}
