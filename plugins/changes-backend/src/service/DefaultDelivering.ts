import { NotFoundError } from '@backstage/errors';
import { replay } from '@waymark/gitops';
import type {
  RollOutDecision,
  RollOutDecisionRequest,
  UpgradeRelease,
} from '@waymark/plugin-changes-common';
import {
  changeSetCursor,
  decodeCursor,
  encodeCursor,
} from '../database/cursor';
import type { ReconcilerRunStore } from '../database/ReconcilerRunStore';
import type { DeliveryReader } from '../delivery/DeliveryReader';
import type { DriftReader } from '../drift/DriftReader';
import { isoDuration } from '../isoDuration';
import type { Reconciler } from '../reconciler/Reconciler';
import { toRun } from '../reconciler/toStatus';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { RollOuts } from '../roll-out/RollOuts';
import type { Upgrades } from '../upgrade/Upgrades';
import type { People } from './People';
import type {
  Caller,
  Delivering,
  ListRollOuts,
  ListRuns,
  ReadDrift,
} from './types';

/** Differences of a replay that are told. */
const MAX_DIFFERENCES = 200;

/** What it works with. */
export interface DefaultDeliveringOptions {
  repository: GitopsRepository;
  reconciler: Reconciler;
  runs: ReconcilerRunStore;
  delivery: DeliveryReader;
  drift: DriftReader;
  upgrades: Upgrades;
  rollOuts: RollOuts;
  people: People;
  now: () => Date;
}

/** The rules of the road from main to the clusters. */
export class DefaultDelivering implements Delivering {
  readonly #options: DefaultDeliveringOptions;

  constructor(options: DefaultDeliveringOptions) {
    this.#options = options;
  }

  status() {
    return this.#options.reconciler.status();
  }

  async runs({ cursor, limit, state }: ListRuns) {
    const rows = await this.#options.runs.list({
      state,
      ...(cursor && { after: decodeCursor(changeSetCursor, cursor) }),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(toRun),
      ...(last &&
        rows.length > page.length && {
          nextCursor: encodeCursor({
            at: last.started_at.toISOString(),
            id: last.id,
          }),
        }),
    };
  }

  run({ credentials }: Caller) {
    const { people, reconciler } = this.#options;
    return reconciler.run('request', people.refOf(credentials));
  }

  delivery() {
    return this.#options.delivery.read();
  }

  drift({ scope, ...query }: ReadDrift) {
    return this.#options.drift.read(
      query,
      team => !scope || scope.all || scope.teams.includes(team),
    );
  }

  upgrade() {
    return this.#options.upgrades.status();
  }

  async releaseUpgrade(
    id: string,
    { reason }: UpgradeRelease,
    { credentials }: Caller,
  ) {
    const { people, reconciler, upgrades } = this.#options;
    const actor = people.refOf(credentials);
    const released = await upgrades.release(id, { actor, reason });
    reconciler.trigger('request');
    return released;
  }

  rollOuts(query: ListRollOuts) {
    return this.#options.rollOuts.list(query);
  }

  async decideRollOut(
    id: string,
    verb: RollOutDecision['verb'],
    request: RollOutDecisionRequest,
    { credentials }: Caller,
  ) {
    const { people, reconciler, rollOuts } = this.#options;
    const actor = people.refOf(credentials);
    const decided = await rollOuts.decide(id, verb, request, actor);
    if (verb === 'resume') reconciler.trigger('request');
    return decided;
  }

  async replay() {
    const { now, repository } = this.#options;
    const started = performance.now();
    await repository.ready();
    const done = await atForge(() =>
      replay(repository.git, repository.memo, repository.toReconcile.holds),
    );
    if (!done) throw new NotFoundError('Nothing is rendered yet');
    const { differences, ...rest } = done;
    return {
      asOf: now().toISOString(),
      ...rest,
      equal: done.tree === done.replayed,
      differences: differences.slice(0, MAX_DIFFERENCES),
      duration: isoDuration(performance.now() - started),
    };
  }
}
