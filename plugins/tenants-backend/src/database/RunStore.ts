import { NotFoundError } from '@backstage/errors';
import type {
  ProvisioningRun,
  RunPage,
  RunQuery,
  RunSummary,
} from '@waymark/plugin-tenants-common';
import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from './cursor';
import {
  toLedgerEntry,
  toStep,
  toSummary,
  type LedgerRow,
  type RunRow,
  type StepRow,
} from './rows';
import { RunTransaction } from './RunTransaction';
import { isNameTaken, NameTakenError } from './uniqueName';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a run is opened with. */
export type NewRun = Pick<
  RunRow,
  | 'id'
  | 'idempotency_key'
  | 'service'
  | 'team'
  | 'environment'
  | 'template_ref'
  | 'template_version'
  | 'requested_by'
  | 'values'
> & {
  /** When it was asked for; never later than it is opened. */
  startedAt?: Date;
};

/** Teams whose runs a list may show. */
export type TeamScope = { all: true } | { all: false; teams: string[] };

/** Runs, their ledgers and steps. */
export class RunStore {
  readonly #knex: Knex;
  readonly #clock: () => Date;

  constructor(knex: Knex, clock: () => Date = () => new Date()) {
    this.#knex = knex;
    this.#clock = clock;
  }

  /**
   * Opens a run unless its key is there already.
   *
   * @throws NameTakenError when another unfinished run has the name
   */
  async open({
    startedAt,
    ...run
  }: NewRun): Promise<{ row: RunRow; created: boolean }> {
    const now = this.#clock();
    try {
      return await this.#knex.transaction(async tx => {
        const rows = await tx('runs')
          .insert({
            ...run,
            values: JSON.stringify(run.values),
            state: 'open',
            heartbeat_at: now,
            started_at: startedAt && startedAt < now ? startedAt : now,
            created_at: now,
            updated_at: now,
          })
          .onConflict('idempotency_key')
          .ignore()
          .returning<RunRow[]>('*');
        const row = rows.at(0);
        if (!row) {
          const existing = await tx<RunRow>('runs')
            .where({ idempotency_key: run.idempotency_key })
            .first();
          if (!existing) throw new NotFoundError('The run is gone');
          return { row: existing, created: false };
        }
        await new RunTransaction(tx, row, {
          now,
          actor: run.requested_by,
        }).audit('run.opened', { key: run.idempotency_key });
        return { row, created: true };
      });
    } catch (error) {
      if (isNameTaken(error)) throw new NameTakenError(run.service);
      throw error;
    }
  }

  /** Runs one verb on one run; see {@link RunTransaction}. */
  async mutate<T>(
    run: string,
    actor: string,
    verb: (transaction: RunTransaction) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#knex.transaction(async tx => {
        const row = await this.#named(tx<RunRow>('runs'), run)
          .forUpdate()
          .first();
        if (!row) throw notFound(run);
        return verb(new RunTransaction(tx, row, { now: this.#clock(), actor }));
      });
    } catch (error) {
      if (isNameTaken(error)) throw new NameTakenError(run);
      throw error;
    }
  }

  /** @throws NotFoundError */
  async row(run: string): Promise<RunRow> {
    const row = await this.#named(this.#knex<RunRow>('runs'), run).first();
    if (!row) throw notFound(run);
    return row;
  }

  /** @throws NotFoundError */
  async get(run: string): Promise<ProvisioningRun> {
    const row = await this.row(run);
    const [ledger, steps] = await Promise.all([
      this.#knex<LedgerRow>('run_ledger')
        .where({ run_id: row.id })
        .orderBy('sequence'),
      this.#knex<StepRow>('run_steps')
        .where({ run_id: row.id })
        .orderBy('position'),
    ]);
    const timed = steps.map(toStep);
    return {
      ...toSummary(row),
      revision: row.revision,
      values: row.values,
      ...(row.repository && { repository: row.repository }),
      ...(row.change_set && { changeSet: row.change_set }),
      ...(row.failure && { failure: row.failure }),
      notes: row.notes,
      links: row.links,
      ...(row.makes && { makes: row.makes }),
      ledger: ledger.map(toLedgerEntry),
      steps: timed,
      portalMs: timed.reduce((sum, step) => sum + (step.portalMs ?? 0), 0),
    };
  }

  /** Newest first, keyset-paged. */
  async list(
    query: RunQuery & { requestedBy?: string },
    scope: TeamScope,
  ): Promise<RunPage> {
    const limit = Math.min(Math.max(query.limit ?? 25, 1), 100);
    const select = this.#knex<RunRow>('runs')
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (!scope.all) select.whereIn('team', scope.teams);
    if (query.service) select.where({ service: query.service });
    if (query.team) select.where({ team: query.team });
    if (query.state) select.where({ state: query.state });
    if (query.requestedBy) select.where({ requested_by: query.requestedBy });
    if (query.cursor) {
      const { at, id } = decodeCursor(query.cursor);
      select.whereRaw('(created_at, id) < (?, ?)', [at, id]);
    }
    const rows = await select;
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map(toSummary),
      ...(last && {
        nextCursor: encodeCursor({
          at: last.created_at.toISOString(),
          id: last.id,
        }),
      }),
    };
  }

  /** The newest run of each service. */
  async latestOf(services: string[]): Promise<Map<string, RunSummary>> {
    const rows = await this.#knex<RunRow>('runs')
      .distinctOn('service')
      .whereIn('service', services)
      .orderBy([
        { column: 'service' },
        { column: 'created_at', order: 'desc' },
      ]);
    return new Map(rows.map(row => [row.service, toSummary(row)]));
  }

  /** Unfinished run that holds a name. */
  async holderOf(service: string): Promise<RunRow | undefined> {
    return this.#knex<RunRow>('runs')
      .where({ service })
      .whereNotIn('state', ['done', 'cleaned'])
      .first();
  }

  /**
   * Runs for the sweeper: failed or half cleaned, silent for too long, waiting for a review, or cleaned
   * before something turned up that they had made.
   */
  async due(abandonedBefore: Date): Promise<RunRow[]> {
    return this.#knex<RunRow>('runs')
      .whereIn('state', ['failed', 'cleaning', 'waiting-for-approval'])
      .orWhere(silent =>
        silent
          .whereIn('state', ['open', 'running', 'committed'])
          .where('heartbeat_at', '<', abandonedBefore),
      )
      .orWhere(late =>
        late
          .where({ state: 'cleaned' })
          .whereExists(
            this.#knex('run_ledger')
              .whereRaw('run_ledger.run_id = runs.id')
              .where({ state: 'made' })
              .whereNull('reason'),
          ),
      )
      .orderBy('heartbeat_at')
      .limit(100);
  }

  /** How many runs are in each state. */
  async countByState(): Promise<Map<string, number>> {
    const rows = await this.#knex('runs')
      .select('state')
      .count('* as runs')
      .groupBy('state');
    return new Map(rows.map(row => [String(row.state), Number(row.runs)]));
  }

  #named<T extends Knex.QueryBuilder<RunRow, RunRow[]>>(
    builder: T,
    run: string,
  ) {
    return UUID.test(run)
      ? builder.where({ id: run })
      : builder.where({ idempotency_key: run });
  }
}

function notFound(run: string): NotFoundError {
  return new NotFoundError(`There is no run ${run}`);
}
