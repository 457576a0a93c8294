const least = 60;
const most = 160;
/** In a file or a pipe nobody has said how wide it is. */
const unknown = 100;

/** Columns that a table may take: the terminal's, else what COLUMNS says. */
export function outputWidth(
  { columns }: { columns?: number } = process.stdout,
  env: NodeJS.ProcessEnv = process.env,
): number {
  const width = columns || Number(env.COLUMNS) || unknown;
  return Math.min(most, Math.max(least, width));
}
