import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  isOfIntent,
  reconcile,
  RENDERED,
  renderIntent,
  requireHead,
  type Reconciliation,
  type RenderedIntent,
} from '@waymark/gitops';
import { COMPILER_VERSION } from '@waymark/platform-api';
import type {
  ReconcilerRun,
  ReconcilerStatus,
} from '@waymark/plugin-changes-common';
import type { ChangeSetStore } from '../database/ChangeSetStore';
import type { ReconcilerRunStore } from '../database/ReconcilerRunStore';
import type { ReconcilerRunRow } from '../database/rows';
import { isWithin } from '../roll-out/isWithin';
import type { RollOuts } from '../roll-out/RollOuts';
import type { Upgrades } from '../upgrade/Upgrades';
import type { ChangesMetrics } from '../ChangesMetrics';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { Lifecycle } from '../service/Lifecycle';
import type { Merges } from '../merges/Merges';
import { announce } from './announce';
import { Causes } from './Causes';
import type { HeldNews } from './HeldNews';
import { lagMs, readPosition, type Position } from './position';
import { toRun, toStatus } from './toStatus';
import { withoutEffect } from './withoutEffect';

const LOCK_WAIT_MS = 60_000;
const SYSTEM = 'service:plugin:changes';
/** Over which latency is told. */
const WINDOW_HOURS = 24;

type Trigger = ReconcilerRun['trigger'];

/** How far branch rendered is. */
type Reached = Pick<Position, 'rollOuts'> &
  Record<'intent' | 'rendered', { id: string }>;

/** What of main is held. */
type Shown = Pick<RenderedIntent, 'held' | 'platform'>;

/** What it works with. */
export interface ReconcilerOptions {
  repository: GitopsRepository;
  changeSets: ChangeSetStore;
  runs: ReconcilerRunStore;
  upgrades: Upgrades;
  rollOuts: RollOuts;
  lifecycle: Lifecycle;
  /** Judges what people merged in the forge, before it is rendered. */
  merges: Pick<Merges, 'follow' | 'judge'>;
  news: HeldNews;
  /** Told of each look at main. */
  history: { trigger(): void };
  metrics: ChangesMetrics;
  logger: LoggerService;
  now: () => Date;
}

/** Brings branch rendered up to main, one at a time, whatever asks for it. */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  #running: Promise<unknown> = Promise.resolve();
  readonly #causes = new Causes();
  #closed = false;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** Asks for a run soon. Several askers share one. */
  trigger(trigger: Trigger): void {
    if (this.#closed || !this.#causes.ask(trigger)) return;
    this.#running = this.#running.then(async () => {
      try {
        await this.run(this.#causes.begin(), SYSTEM);
      } catch (error) {
        // The run has its row, and the poll comes again.
        this.#options.logger.warn('Reconciling stopped', toError(error));
      }
    });
  }

  /** Does what was asked for, and nothing after that. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.idle();
  }

  /** Resolves when what was asked for is done. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /** Runs now and waits for it. A run that was asked for compares every file, the others look at the trailers first. */
  async run(trigger: Trigger, actor: string): Promise<ReconcilerRun> {
    const { repository, runs } = this.#options;
    const startedAt = this.#options.now();
    const started = performance.now();
    const row = (rest: Partial<ReconcilerRunRow>): ReconcilerRunRow => ({
      id: randomUUID(),
      trigger: this.#causes.of(trigger),
      state: 'unchanged',
      intent: null,
      rendered: null,
      compiler: COMPILER_VERSION,
      held: 0,
      written: 0,
      message: null,
      started_at: startedAt,
      duration_ms: performance.now() - started,
      ...rest,
    });
    let more = false;
    try {
      await repository.ready();
      const done = await runs.alone(async () => {
        await this.#options.merges.follow();
        const { position } = await this.position();
        this.#options.history.trigger();
        await this.#measure(startedAt, position);
        if (trigger !== 'request' && (await this.#isDone(position))) {
          await this.#followUp(position);
          return row({
            intent: position.intent.id,
            rendered: position.rendered.id,
          });
        }
        const { mayRender } = this.#options.upgrades;
        const result = await atForge(() =>
          reconcile({
            ...repository.toReconcile,
            judge: intent => this.#options.merges.judge(intent),
            mayUpgrade: mayRender,
            rollOut: this.#options.rollOuts.toReconcile,
          }),
        );
        await this.#finish(result);
        more = result.more;
        const { state, intent, rendered, written, held } = result;
        return row({
          state,
          intent,
          rendered,
          written,
          held: held.length,
          message: upgradeMessage(result) ?? batchMessage(result),
        });
      }, LOCK_WAIT_MS);
      const isNews =
        done.state === 'rendered' ||
        (done.state === 'held' && !(await this.#isKnown(done)));
      if (isNews || trigger === 'request') await this.#record(done, actor);
      this.#options.metrics.ran(done.trigger, done.state, done.duration_ms);
      if (more) this.trigger('batch');
      return toRun(done);
    } catch (error) {
      const failed = row({ state: 'failed', message: toError(error).message });
      this.#options.metrics.ran(failed.trigger, 'failed', failed.duration_ms);
      if (!(await this.#isKnown(failed))) await this.#record(failed, actor);
      throw error;
    }
  }

  async status(): Promise<ReconcilerStatus> {
    const { changeSets, metrics, now, repository, runs } = this.#options;
    await repository.ready();
    const { position } = await this.position();
    const [rendered, pending, latency, last, rollOuts] = await Promise.all([
      renderIntent(position.intent.id, repository.toReconcile),
      changeSets.countPending(),
      runs.latency(WINDOW_HOURS),
      runs.last(),
      this.#options.rollOuts.open(position.rollOuts),
    ]);
    metrics.held(rendered.held.length);
    return toStatus(now(), position, {
      held: rendered.held,
      pending,
      latency,
      rollOuts,
      lastRun: last,
      browse: repository.addresses,
    });
  }

  /** Where the two branches are now. */
  async position(): Promise<{
    position: Position;
    readAt: Date;
    isHeld: boolean;
  }> {
    const { now, repository, runs } = this.#options;
    const { git } = repository;
    const position = await atForge(async () => {
      await git.fetch();
      const intent = requireHead(git);
      const rendered = git.head(RENDERED);
      if (!rendered) throw new Error('Branch rendered is missing.');
      const { holds, platform } = await repository.renderedWith(intent);
      return readPosition(git, intent, rendered, info =>
        isOfIntent(info, intent, platform.platform, holds),
      );
    });
    const last = position.upToDate ? undefined : await runs.last();
    return {
      position,
      readAt: git.fetchedAt ?? now(),
      isHeld: last?.state === 'held',
    };
  }

  /** Whether there is nothing to render now: what is left waits for its pause, or for whoever stopped it. */
  async #isDone({ isOfIntent: isOf, rollOuts, upToDate }: Position) {
    if (upToDate) return true;
    return isOf && !(await this.#options.rollOuts.isDue(rollOuts));
  }

  async #measure(at: Date, position: Position): Promise<void> {
    const { rollOuts, waiting } = position;
    await this.#measureRollOuts(rollOuts);
    this.#options.metrics.waiting(waiting, lagMs(at, position) / 1000);
  }

  async #measureRollOuts(rollOuts: Position['rollOuts']): Promise<void> {
    const { metrics, rollOuts: decided } = this.#options;
    metrics.rollOuts(rollOuts, await decided.stopped());
  }

  async #finish(result: Reconciliation): Promise<void> {
    const { metrics, repository, logger } = this.#options;
    metrics.held(result.held.length);
    if (result.state === 'held') return;
    if (result.batch) metrics.batchRendered();
    const { intent, rendered, rollOuts } = result;
    const reached = { intent: { id: intent }, rendered: { id: rendered } };
    await this.#followUp({ ...reached, rollOuts }, result);
    if (rollOuts.length === 0) metrics.waiting(0, 0);
    try {
      await announce(repository, result);
    } catch (error) {
      // What counts is on branch rendered; the status is for people who look at the forge.
      logger.warn('The forge took no commit status', toError(error));
    }
  }

  /** Notes which change sets are rendered now and have an effect, looks after those that wait, and tells what is held. */
  async #followUp(
    { intent, rendered, rollOuts }: Reached,
    known?: Shown,
  ): Promise<void> {
    let shown = known;
    const { changeSets, lifecycle, news, now, repository } = this.#options;
    const { git } = repository;
    const open = rollOuts.flatMap(({ commits }) => commits);
    await this.#measureRollOuts(rollOuts);
    await atForge(() => lifecycle.sweep(SYSTEM));
    const reached: string[] = [];
    for (const changeSet of await changeSets.notRendered()) {
      if (!(await git.contains(intent.id, changeSet.commit))) continue;
      if (await isWithin(git, changeSet.commit, open)) continue;
      shown ??= await renderIntent(intent.id, repository.toReconcile);
      const waiting = await withoutEffect(changeSet, shown, git);
      if (waiting.length === 0) reached.push(changeSet.id);
    }
    if (reached.length > 0) {
      await changeSets.markRendered(reached, rendered.id, now());
    }
    const at = { intent: intent.id, rendered: rendered.id };
    await news.follow(at, shown?.held);
  }

  /**
   * Whether a run came to what the one before it did: a forge that is down, or an upgrade that waits, leaves one row, not one every
   * few seconds.
   */
  async #isKnown(row: ReconcilerRunRow): Promise<boolean> {
    if (row.state === 'failed' && row.trigger !== 'poll') return false;
    const last = await this.#options.runs.last();
    return last?.state === row.state && last.message === row.message;
  }

  #record(row: ReconcilerRunRow, actor: string): Promise<void> {
    const { id, trigger, intent, rendered, written, held } = row;
    return this.#options.runs.insert(row, {
      at: this.#options.now(),
      actor,
      action: `reconciler.${row.state}`,
      subject: id,
      detail: { trigger, intent, rendered, written, held },
    });
  }
}

function upgradeMessage({ state, upgrade }: Reconciliation): string | null {
  if (!upgrade || state === 'unchanged') return null;
  const { added, removed, changed } = upgrade.diff;
  const from = upgrade.from.compiler ?? 'unknown';
  const verb = state === 'held' ? 'waits for its release' : 'was rendered';
  return `Compiler ${from} → ${upgrade.to.compiler} ${verb}: ${
    added + removed + changed
  } objects of unchanged intent differ (${upgrade.id})`;
}

function batchMessage({ batch, rollOuts }: Reconciliation): string | null {
  if (!batch) return null;
  const left = rollOuts.find(({ id }) => id === batch.rollOut)?.documents.size;
  return `Batch ${batch.number} of ${
    batch.of
  } of roll-out ${batch.rollOut.slice(0, 12)}; ${left ?? 0} documents are left`;
}
