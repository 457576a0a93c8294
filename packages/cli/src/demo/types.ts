import type { Progress } from '../output/Progress';
import type { DemoCluster } from './cluster/types';

/** What one step of the demo found. */
export type DemoStep = {
  name: string;
  /** `not-run`: an earlier step that it needs failed; `skipped`: this machine cannot show it. */
  status: 'passed' | 'failed' | 'not-run' | 'skipped';
  /** Wall-clock time in milliseconds. */
  durationMs: number;
  /** What was read back, or why the step failed or is skipped. */
  evidence: string;
  /** When it happened, as the system says that did it; absent where only the demo's own clock knows. */
  happened?: Happened;
};

/** A time and where it stands. */
export type Happened = {
  /** ISO 8601, UTC. */
  at: string;
  /** The field or record it was read from. */
  source: string;
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
  /** With a cluster: from the commit of the intent to a workload that is available, in milliseconds. */
  deliveryMs?: number;
  /** With a cluster: what ran, by name. */
  versions?: Record<string, string>;
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
  /** The cluster beside the portal; the service is then followed until it runs. */
  cluster?: DemoCluster;
  /** Tells each step while it runs; nothing is told when left out. */
  progress?: Progress;
};
