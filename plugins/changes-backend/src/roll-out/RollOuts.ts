import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  readBatch,
  readLeft,
  readRollOuts,
  type BlastRadiusInput,
  RENDERED,
  type RollOut as OpenRollOut,
  type RollOutContext,
} from '@waymark/gitops';
import type {
  RollOut,
  RollOutDecision,
  RollOutDecisionRequest,
  RollOutPage,
} from '@waymark/plugin-changes-common';
import type { ChangeSetStore } from '../database/ChangeSetStore';
import type { ReconcilerRunStore } from '../database/ReconcilerRunStore';
import type { RollOutStore } from '../database/RollOutStore';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { causesOf } from './causesOf';
import { isWithin } from './isWithin';
import { RenderedBatches } from './RenderedBatches';
import { toRollOut } from './toRollOut';

/** How long a decision waits for the batch that is being written. */
const LOCK_WAIT_MS = 60_000;

/** What roll-outs are read and decided with. */
export interface RollOutsOptions {
  repository: GitopsRepository;
  changeSets: Pick<ChangeSetStore, 'find' | 'ofCommits'>;
  runs: Pick<ReconcilerRunStore, 'alone'>;
  store: RollOutStore;
  batch: { limit: number; pauseMs: number };
  now: () => Date;
}

/** Large changes on their way onto branch rendered. How far they are is in Git; whether they may go on is decided here. */
export class RollOuts {
  readonly #options: RollOutsOptions;
  readonly #batches: RenderedBatches;

  constructor(options: RollOutsOptions) {
    this.#options = options;
    this.#batches = new RenderedBatches(options.repository);
  }

  /** How the reconciler cuts and holds. */
  get toReconcile(): RollOutContext {
    return { ...this.#options.batch, stopped: () => this.stopped() };
  }

  /** Ids of those that somebody stopped, whether anything is left of them or not. */
  stopped(): Promise<ReadonlySet<string>> {
    return this.#options.store.stopped();
  }

  /** Whether a batch of what is left may be rendered now. */
  async isDue(rollOuts: readonly OpenRollOut[]): Promise<boolean> {
    const { batch, now } = this.#options;
    const stopped = await this.stopped();
    const latest = now().getTime() - batch.pauseMs;
    return rollOuts.some(
      ({ id, lastAt }) => !stopped.has(id) && lastAt.getTime() <= latest,
    );
  }

  /** Those that are not done, as they are shown. */
  async open(open: readonly OpenRollOut[]): Promise<RollOut[]> {
    return this.#show(
      open.map(({ id }) => id),
      open,
    );
  }

  /** What those that somebody stopped left as it was, and how much of it a change may bring to an end. */
  async left(): Promise<BlastRadiusInput['stopped']> {
    const { batch, repository } = this.#options;
    const stopped = await this.stopped();
    if (stopped.size === 0) return undefined;
    const open = await this.#readOpen();
    const held = open.filter(({ id }) => stopped.has(id));
    if (held.length === 0) return undefined;
    const left = await atForge(() => readLeft(repository.toReconcile, held));
    return { left, limit: batch.limit };
  }

  async list(query: {
    changeSet?: string;
    limit: number;
  }): Promise<RollOutPage> {
    const { now, repository } = this.#options;
    await repository.head();
    const open = await this.#readOpen();
    const batches = await this.#batches.read();
    const ids = query.changeSet
      ? await this.#ofChangeSet(query.changeSet, open)
      : [...open.map(({ id }) => id), ...batches.keys()];
    const items = await this.#show([...new Set(ids)], open);
    return { asOf: now().toISOString(), items: items.slice(0, query.limit) };
  }

  /**
   * Stops a roll-out or lets it go on. When it answers, no batch follows a stop.
   *
   * @throws NotFoundError, ConflictError when nothing is left of it, or the key was used for something else
   */
  async decide(
    id: string,
    verb: RollOutDecision['verb'],
    { idempotencyKey, reason }: RollOutDecisionRequest,
    actor: string,
  ): Promise<RollOut> {
    const { now, repository, runs, store } = this.#options;
    return runs.alone(async () => {
      await repository.head();
      const open = await this.#readOpen();
      const [rollOut] = await this.#show([id], open);
      if (!rollOut) throw new NotFoundError(`There is no roll-out ${id}`);
      const known = await store.ofKey(idempotencyKey);
      if (known && (known.roll_out !== id || known.verb !== verb)) {
        throw new ConflictError(
          `Key ${idempotencyKey} was used to ${known.verb} roll-out ${known.roll_out}. Use another one.`,
        );
      }
      if (known) return rollOut;
      if (rollOut.state === 'done') {
        throw new ConflictError(
          `Roll-out ${id} is done: all of it is rendered. Restore what was to take it back.`,
        );
      }
      const isStopped = rollOut.state === 'stopped';
      if (isStopped === (verb === 'stop')) return rollOut;
      await store.add({
        roll_out: id,
        verb,
        idempotency_key: idempotencyKey,
        actor,
        reason,
        at: now(),
      });
      const [decided] = await this.#show([id], open);
      return decided;
    }, LOCK_WAIT_MS);
  }

  async #readOpen(): Promise<readonly OpenRollOut[]> {
    const { git } = this.#options.repository;
    const head = git.head(RENDERED);
    if (!head) return [];
    return atForge(async () => readRollOuts(git, await git.describe(head)));
  }

  async #ofChangeSet(
    id: string,
    open: readonly OpenRollOut[],
  ): Promise<string[]> {
    const { changeSets, repository } = this.#options;
    const row = await changeSets.find(id);
    if (!row?.commit) return [];
    const { commit, rendered_commit: rendered } = row;
    const found: string[] = [];
    for (const { commits, id: rollOut } of open) {
      if (await isWithin(repository.git, commit, commits)) found.push(rollOut);
    }
    if (found.length > 0 || !rendered) return found;
    const batch = await atForge(async () =>
      readBatch(await repository.git.describe(rendered)),
    );
    return batch ? [batch.rollOut] : [];
  }

  async #show(
    ids: readonly string[],
    open: readonly OpenRollOut[],
  ): Promise<RollOut[]> {
    if (ids.length === 0) return [];
    const { batch, changeSets, now, repository, store } = this.#options;
    const [batches, decisions, { platform }] = await Promise.all([
      this.#batches.read(),
      store.newest(ids),
      repository.platformAt(),
    ]);
    const known = ids.filter(
      id => batches.has(id) || open.some(each => each.id === id),
    );
    const { git } = repository;
    const causes = await atForge(() => causesOf(known, { changeSets, git }));
    return known.flatMap(
      id =>
        toRollOut({
          id,
          cause: causes.get(id),
          open: open.find(each => each.id === id),
          batches: batches.get(id) ?? [],
          decision: decisions.get(id),
          environments: Object.keys(platform.environments),
          pauseMs: batch.pauseMs,
          now: now(),
        }) ?? [],
    );
  }
}
