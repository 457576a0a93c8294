/** Milliseconds as ISO 8601: 1234 → PT1.234S. */
export function isoDuration(milliseconds: number): string {
  return `PT${Math.round(milliseconds) / 1000}S`;
}
