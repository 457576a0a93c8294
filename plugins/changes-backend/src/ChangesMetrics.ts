import type { RollOut } from '@waymark/gitops';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30];

/** What the changes plugin counts and measures. */
export class ChangesMetrics {
  readonly #changeSets: Counter<'mode' | 'outcome'>;
  readonly #commit: Histogram<'mode'>;
  readonly #runs: Counter<'trigger' | 'state'>;
  readonly #reconcile: Histogram;
  readonly #held: Gauge;
  readonly #lag: Gauge;
  readonly #queue: Gauge;
  readonly #rollOuts: Gauge<'state'>;
  readonly #batches: Counter;
  readonly #left: Gauge;
  /** Commits on main that history does not have yet. */
  readonly historyBehind: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#changeSets = new Counter({
      name: 'waymark_changes_change_sets_total',
      help: 'Change sets by mode and what became of them.',
      labelNames: ['mode', 'outcome'],
      registers,
    });
    this.#commit = new Histogram({
      name: 'waymark_changes_commit_duration_seconds',
      help: 'Time from a request to its commit on main or its change request.',
      labelNames: ['mode'],
      buckets: SECONDS,
      registers,
    });
    this.#runs = new Counter({
      name: 'waymark_changes_reconciler_runs_total',
      help: 'Reconciliations by what started them and what they did.',
      labelNames: ['trigger', 'state'],
      registers,
    });
    this.#reconcile = new Histogram({
      name: 'waymark_changes_reconcile_duration_seconds',
      help: 'Time to bring branch rendered up to main.',
      buckets: SECONDS,
      registers,
    });
    this.#held = new Gauge({
      name: 'waymark_changes_held_documents',
      help: 'Documents on main that are not valid and keep their last good output.',
      registers,
    });
    this.#lag = new Gauge({
      name: 'waymark_changes_reconciler_lag_seconds',
      help: 'Age of the oldest commit on main that is not rendered, as of the last look.',
      registers,
    });
    this.#queue = new Gauge({
      name: 'waymark_changes_reconciler_queue_commits',
      help: 'Commits on main that are not rendered, as of the last look.',
      registers,
    });
    this.#rollOuts = new Gauge({
      name: 'waymark_changes_roll_outs',
      help: 'Changes that are rendered batch by batch and not done, by whether somebody stopped them, as of the last look.',
      labelNames: ['state'],
      registers,
    });
    this.#batches = new Counter({
      name: 'waymark_changes_roll_out_batches_total',
      help: 'Batches of large changes that this process rendered.',
      registers,
    });
    this.#left = new Gauge({
      name: 'waymark_changes_roll_out_documents',
      help: 'Workloads and namespaces that their batch has not come to, as of the last look.',
      registers,
    });
    this.historyBehind = new Gauge({
      name: 'waymark_changes_history_behind_commits',
      help: 'Commits on main that are not imported into history yet.',
      registers,
    });
  }

  /** Starts measuring a change set; call the result with what became of it. */
  commitTimer(mode: string): (outcome: string) => void {
    const stop = this.#commit.startTimer({ mode });
    return outcome => {
      stop();
      this.#changeSets.inc({ mode, outcome });
    };
  }

  refused(mode: string, outcome: string): void {
    this.#changeSets.inc({ mode, outcome });
  }

  ran(trigger: string, state: string, durationMs: number): void {
    this.#runs.inc({ trigger, state });
    if (state !== 'unchanged') this.#reconcile.observe(durationMs / 1000);
  }

  held(count: number): void {
    this.#held.set(count);
  }

  batchRendered(): void {
    this.#batches.inc();
  }

  /** What is left of large changes. */
  rollOuts(
    open: ReadonlyArray<Pick<RollOut, 'documents' | 'id'>>,
    stopped: ReadonlySet<string>,
  ): void {
    const held = open.filter(({ id }) => stopped.has(id)).length;
    this.#rollOuts.set({ state: 'stopped' }, held);
    this.#rollOuts.set({ state: 'running' }, open.length - held);
    this.#left.set(open.reduce((sum, each) => sum + each.documents.size, 0));
  }

  /** What waits for the reconciler, and for how long. */
  waiting(commits: number, lagSeconds: number): void {
    this.#queue.set(commits);
    this.#lag.set(lagSeconds);
  }
}
