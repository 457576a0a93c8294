/** What the doctor found about one prerequisite. */
export interface Finding {
  name: string;
  /** `warn`: the portal runs, with something missing. */
  status: 'ok' | 'warn' | 'fail';
  /** Version or amount found, or what is wrong. */
  found: string;
  /** What to do; only where something is wrong. */
  fix?: string;
}
