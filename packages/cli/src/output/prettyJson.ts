/** A report for programs that people can read too. */
export function prettyJson(report: unknown): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
