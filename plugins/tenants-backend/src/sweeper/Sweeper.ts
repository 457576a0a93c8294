import type { LoggerService } from '@backstage/backend-plugin-api';
import { ENDED_STATES, type ChangeSet } from '@waymark/plugin-changes-common';
import type { RunRow } from '../database/rows';
import type { RunStore } from '../database/RunStore';
import type { TenantsMetrics } from '../metrics';
import type { ChangesGateway } from '../outside/ChangesGateway';
import type { RunLinks } from '../views/RunLinks';
import type { Cleaner } from './Cleaner';

const ACTOR = 'service:tenants-sweeper';

/** Follows runs that wait for a review, and cleans those that failed or were abandoned. */
export class Sweeper {
  readonly #abandonAfterMs: number;
  readonly #changes: ChangesGateway;
  readonly #cleaner: Cleaner;
  readonly #clock: () => Date;
  readonly #links: RunLinks;
  readonly #logger: LoggerService;
  readonly #metrics: TenantsMetrics;
  readonly #runs: RunStore;

  constructor(options: {
    abandonAfterMs: number;
    changes: ChangesGateway;
    cleaner: Cleaner;
    clock?: () => Date;
    links: RunLinks;
    logger: LoggerService;
    metrics: TenantsMetrics;
    runs: RunStore;
  }) {
    this.#abandonAfterMs = options.abandonAfterMs;
    this.#changes = options.changes;
    this.#cleaner = options.cleaner;
    this.#clock = options.clock ?? (() => new Date());
    this.#links = options.links;
    this.#logger = options.logger;
    this.#metrics = options.metrics;
    this.#runs = options.runs;
  }

  /** One round; a run that cannot be handled now does not keep the others from their turn. */
  async sweep(signal?: AbortSignal): Promise<void> {
    const before = this.#abandonedBefore();
    for (const run of await this.#runs.due(before)) {
      if (signal?.aborted) return;
      try {
        await this.#handle(run, before);
      } catch (error) {
        this.#logger.warn('A run could not be swept; it is tried again', {
          run: run.id,
          error: String(error),
        });
      }
    }
    this.#metrics.swept();
  }

  async #handle(run: RunRow, before: Date): Promise<void> {
    if (run.state === 'waiting-for-approval' && run.change_set) {
      const changeSet = await this.#changes.get(run.change_set.id);
      if (changeSet.state === 'committed') {
        await this.#accepted(run, changeSet);
        return;
      }
      if (ENDED_STATES.includes(changeSet.state)) {
        await this.#cleaner.clean(
          run.id,
          ACTOR,
          changeSet.failure?.message ??
            changeSet.note ??
            'The change request was closed without merging.',
        );
        return;
      }
      if (run.finished_at || run.heartbeat_at > before) return;
    }
    await this.#cleaner.clean(
      run.id,
      ACTOR,
      `Abandoned: nothing was heard of it since ${run.heartbeat_at.toISOString()}.`,
    );
  }

  async #accepted(run: RunRow, changeSet: ChangeSet): Promise<void> {
    const committed = withCommit(run, changeSet);
    const addLinks = await this.#links.whenCommitted(committed);
    await this.#runs.mutate(run.id, ACTOR, async tx => {
      const { state, finished_at: finished } = tx.run;
      if (state !== 'waiting-for-approval') return;
      await tx.patch({
        state: finished ? 'done' : 'committed',
        change_set: withCommit(tx.run, changeSet).change_set,
        ...addLinks(tx.run, this.#links.ofChangeSet(run, changeSet)),
      });
      await tx.audit('run.accepted', { commit: changeSet.commit });
    });
  }

  #abandonedBefore(): Date {
    return new Date(this.#clock().getTime() - this.#abandonAfterMs);
  }
}

/** The run with what became of its change set. */
function withCommit(run: RunRow, { commit, state }: ChangeSet): RunRow {
  return {
    ...run,
    change_set: run.change_set && {
      ...run.change_set,
      state,
      ...(commit && { commit }),
    },
  };
}
