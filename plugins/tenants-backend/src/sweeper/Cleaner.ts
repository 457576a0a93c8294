import type { LoggerService } from '@backstage/backend-plugin-api';
import type { LedgerEntry, RunRemoval } from '@waymark/plugin-tenants-common';
import type { RunStore } from '../database/RunStore';
import type { TenantsMetrics } from '../metrics';
import { isActive } from '../service/states';
import { planRemoval, type Removal, type Removers } from './Remover';

/**
 * Undoes a run from its ledger, newest entry first. Each removal is recorded as it happens, so that a
 * crash in the middle loses nothing, and two replicas at once do no harm.
 */
export class Cleaner {
  readonly #logger: LoggerService;
  readonly #metrics: TenantsMetrics;
  readonly #removers: Removers;
  readonly #runs: RunStore;

  constructor(options: {
    logger: LoggerService;
    metrics: TenantsMetrics;
    removers: Removers;
    runs: RunStore;
  }) {
    this.#logger = options.logger;
    this.#metrics = options.metrics;
    this.#removers = options.removers;
    this.#runs = options.runs;
  }

  /** Cleans a run up; one that may still make something is failed first. */
  async clean(
    run: string,
    actor: string,
    because = 'Clean-up was asked for',
  ): Promise<RunRemoval[]> {
    await this.#begin(run, actor, because);
    const removals: RunRemoval[] = [];
    for (const entry of await this.#open(run)) {
      const removal = await this.#remove(run, entry);
      await this.#settle(run, actor, entry, removal);
      removals.push(toRunRemoval(entry, removal));
    }
    const later = removals.some(one => one.outcome === 'later');
    if (!later) await this.#end(run, actor);
    return removals;
  }

  /** What {@link Cleaner.clean} would do now. Only looks. */
  async preview(run: string): Promise<RunRemoval[]> {
    const row = await this.#runs.row(run);
    const open = await this.#open(run);
    return Promise.all(
      open.map(async entry => {
        const { expected } = await planRemoval(this.#removers, entry, row);
        return toRunRemoval(entry, expected);
      }),
    );
  }

  /** Newest first. */
  async #open(run: string): Promise<LedgerEntry[]> {
    const { ledger } = await this.#runs.get(run);
    return ledger.filter(isOpen).reverse();
  }

  async #begin(run: string, actor: string, because: string): Promise<void> {
    await this.#runs.mutate(run, actor, async tx => {
      const { state } = tx.run;
      if (state === 'cleaning' || state === 'cleaned') return;
      if (state !== 'failed' && !isActive(state)) return;
      await tx.patch({
        state: 'cleaning',
        ...(isActive(state) && {
          failure: { message: because, findings: [] },
        }),
      });
      await tx.audit('run.cleaning', { because });
    });
  }

  async #remove(run: string, entry: LedgerEntry): Promise<Removal> {
    try {
      const row = await this.#runs.row(run);
      const planned = await planRemoval(this.#removers, entry, row);
      return planned.carryOut ? await planned.carryOut() : planned.expected;
    } catch (error) {
      this.#logger.warn(`Could not remove ${entry.kind} ${entry.target}`, {
        run,
        error: String(error),
      });
      return { outcome: 'later', reason: String(error).slice(0, 1000) };
    }
  }

  async #settle(
    run: string,
    actor: string,
    entry: LedgerEntry,
    removal: Removal,
  ): Promise<void> {
    await this.#runs.mutate(run, actor, async tx => {
      await tx.settle(
        entry.id,
        removal.outcome === 'removed'
          ? { removed: true }
          : { removed: false, reason: removal.reason },
      );
      await tx.patch({});
      // Tried again with the same result: nothing has happened that has to be told twice.
      const told =
        removal.outcome !== 'removed' && removal.reason === entry.reason;
      if (told) return;
      await tx.audit(`ledger.${removal.outcome}`, {
        kind: entry.kind,
        target: entry.target,
      });
    });
    this.#metrics.removed(entry.kind, removal.outcome);
  }

  async #end(run: string, actor: string): Promise<void> {
    await this.#runs.mutate(run, actor, async tx => {
      if (tx.run.state !== 'cleaning') return;
      await tx.patch({ state: 'cleaned', finished_at: new Date() });
      await tx.audit('run.cleaned');
    });
  }
}

/** Still there, or perhaps there: what failed may have been made before it failed. */
function isOpen(entry: LedgerEntry): boolean {
  return entry.state !== 'removed';
}

function toRunRemoval(
  { kind, target }: LedgerEntry,
  removal: Removal,
): RunRemoval {
  return { kind, target, ...removal };
}
