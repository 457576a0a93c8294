import type { LoggerService } from '@backstage/backend-plugin-api';
import type { LedgerEntry } from '@waymark/plugin-tenants-common';
import type { RunStore } from '../database/RunStore';
import type { TenantsMetrics } from '../metrics';
import { isActive } from '../service/states';
import { removeWith, type Removal, type Removers } from './Remover';

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
  ): Promise<void> {
    await this.#begin(run, actor, because);
    const { ledger } = await this.#runs.get(run);
    const open = ledger.filter(isOpen).reverse();
    let later = false;
    for (const entry of open) {
      const removal = await this.#remove(run, entry);
      later ||= removal.outcome === 'later';
      await this.#settle(run, actor, entry, removal);
    }
    if (!later) await this.#end(run, actor);
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
      return await removeWith(this.#removers, entry, await this.#runs.row(run));
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
