const least = 60;
const most = 160;

/**
 * Columns that a table may take: the terminal's, else what COLUMNS says. In a file or a pipe nothing is wrapped, so that
 * addresses stay whole.
 */
export function outputWidth(
  { columns }: { columns?: number } = process.stdout,
  env: NodeJS.ProcessEnv = process.env,
): number {
  const width = columns || Number(env.COLUMNS);
  if (!width) return Infinity;
  return Math.min(most, Math.max(least, width));
}
