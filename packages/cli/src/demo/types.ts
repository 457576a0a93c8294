/** What one step of the demo found. */
export type DemoStep = {
  name: string;
  /** `not-run`: an earlier step that it needs failed. */
  status: 'passed' | 'failed' | 'not-run';
  /** Wall-clock time in milliseconds. */
  durationMs: number;
  /** What was read back, or why the step failed. */
  evidence: string;
};

/** Outcome of `./waymark demo`; printed as it is with `--json`. */
export type DemoReport = {
  service: string;
  portalUrl: string;
  steps: DemoStep[];
  /** From the sign-in to the last check, in milliseconds. */
  totalMs: number;
  /**
   * The portal's own share of the run in milliseconds: its spans without queueing and without calls to what is outside
   * the portal. Absent when the run did not get far enough to be measured.
   */
  portalMs?: number;
};

/** How the demo is run. */
export type DemoOptions = {
  /** Address of a running portal. */
  portalUrl: string;
  /** Entity name of the example developer who signs in. */
  person: string;
  /** The developer's team, which will own the service. */
  team: string;
  language: 'python' | 'typescript';
  /** Called as each step starts and ends. */
  onStep?(step: Pick<DemoStep, 'name'> & Partial<DemoStep>): void;
};
