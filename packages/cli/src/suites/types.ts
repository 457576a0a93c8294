/** A check that this machine cannot run, with what it would take. */
export type Skipped = { name: string; reason: string };

/** What a suite of tests found. */
export type SuiteResult = {
  passed: number;
  failed: number;
  skipped: Skipped[];
};

/** What a suite may use. */
export type SuiteContext = {
  /** Root of the checkout. */
  root: string;
  /** The `.waymark` folder. */
  stateDir: string;
  /** Environment of the programs it starts. */
  env: NodeJS.ProcessEnv;
};

/** One suite of `./waymark test`. */
export type Suite = {
  name: string;
  /** What it checks, one line for `--help`. */
  description: string;
  /** Runs only when it is named. */
  onDemand?: boolean;
  run(context: SuiteContext): Promise<SuiteResult>;
};
