import type { Fault, FaultProxy } from '@waymark/gitops/conformance';
import type { Knex } from 'knex';

/** A moment at which a portal stands still until it is killed. */
export type Moment =
  | {
      /** Before a row is written that is like this; SQL on `new`. */
      before: { table: string; row: string };
    }
  | {
      /** After the forge has done what it was asked for, before it is heard. */
      after: { method: string; path: RegExp };
    };

/** Whether the portal stands still there by now. */
export type Reached = () => Promise<boolean>;

/** Lets a portal stand still at chosen moments of the runs of chosen services. */
export class Halts {
  readonly #hold: Knex.Transaction;
  readonly #knex: Knex;
  readonly #proxy: FaultProxy;
  readonly #triggers: { name: string; table: string }[] = [];

  static async create(knex: Knex, proxy: FaultProxy): Promise<Halts> {
    await knex.raw(`
      create or replace function public.halt() returns trigger language plpgsql as $$
      declare service text;
      begin
        case tg_table_name
          when 'runs' then service := new.service;
          when 'run_ledger', 'run_steps' then
            select runs.service into service from tenants.runs where id = new.run_id;
          else service := tg_argv[1];
        end case;
        if service = tg_argv[1] then perform pg_advisory_xact_lock(tg_argv[0]::bigint); end if;
        return new;
      end $$`);
    return new Halts(knex, proxy, await knex.transaction());
  }

  private constructor(knex: Knex, proxy: FaultProxy, hold: Knex.Transaction) {
    this.#knex = knex;
    this.#proxy = proxy;
    this.#hold = hold;
  }

  /** Before any run begins: a table takes no trigger while a run stands still in it. */
  async beforeWrites(
    moments: [service: string, moment: Moment][],
  ): Promise<Map<string, Reached>> {
    const waiting = new Map<string, Reached>();
    for (const [service, moment] of moments) {
      if ('before' in moment) {
        waiting.set(service, await this.#beforeWrite(moment.before, service));
      }
    }
    return waiting;
  }

  /** The next request that is like this. */
  afterRequest(request: { method: string; path: RegExp }): Reached {
    const fault: Fault = { ...request, kind: 'late' };
    this.#proxy.inject(fault);
    return async () => this.#proxy.done.includes(fault);
  }

  /** Once the portal is killed: lets what comes next pass. */
  async release(): Promise<void> {
    // What the dead portal had begun to write must not be written after all.
    await this.#knex.raw(
      `select pg_terminate_backend(pid, 10000) from pg_locks
       where locktype = 'advisory' and not granted and objid <= ?`,
      [this.#triggers.length],
    );
    for (const { name, table } of this.#triggers) {
      await this.#knex.raw(`drop trigger ${name} on ${table}`);
    }
    await this.#hold.rollback();
  }

  async #beforeWrite(
    { table, row }: { table: string; row: string },
    service: string,
  ) {
    const key = this.#triggers.length + 1;
    const name = `halt_${key}`;
    await this.#hold.raw('select pg_advisory_xact_lock(?)', [key]);
    await this.#knex.raw(
      `create trigger ${name} before insert or update on ${table}
       for each row when (${row}) execute function public.halt('${key}', '${service}')`,
    );
    this.#triggers.push({ name, table });
    return async () => {
      const { rows } = await this.#knex.raw(
        `select 1 from pg_locks
         where locktype = 'advisory' and not granted and objid = ?`,
        [key],
      );
      return rows.length > 0;
    };
  }
}
