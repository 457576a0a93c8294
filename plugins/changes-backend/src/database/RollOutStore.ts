import type { RollOutDecision } from '@waymark/plugin-changes-common';
import type { Knex } from 'knex';
import { writeAudit } from './audit';

/** Table `roll_out_decisions`. */
export interface RollOutDecisionRow {
  roll_out: string;
  verb: RollOutDecision['verb'];
  idempotency_key: string;
  actor: string;
  reason: string;
  at: Date;
}

/** SQL of what was decided on roll-outs. */
export class RollOutStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async ofKey(key: string): Promise<RollOutDecisionRow | undefined> {
    return this.#knex<RollOutDecisionRow>('roll_out_decisions')
      .where({ idempotency_key: key })
      .first();
  }

  /** The newest decision on each of these roll-outs, by id. */
  async newest(
    rollOuts: readonly string[],
  ): Promise<Map<string, RollOutDecisionRow>> {
    const rows = await this.#knex<RollOutDecisionRow>('roll_out_decisions')
      .whereIn('roll_out', [...rollOuts])
      .orderBy('id');
    return new Map(rows.map(row => [row.roll_out, row]));
  }

  /** Roll-outs whose newest decision is to stop, whether there is anything left of them or not. */
  async stopped(): Promise<Set<string>> {
    const { rows } = await this.#knex.raw<{
      rows: Array<Pick<RollOutDecisionRow, 'roll_out' | 'verb'>>;
    }>(
      `select distinct on (roll_out) roll_out, verb
       from roll_out_decisions order by roll_out, id desc`,
    );
    return new Set(
      rows.flatMap(({ roll_out, verb }) => (verb === 'stop' ? roll_out : [])),
    );
  }

  /** Adds a decision, with the one row of its audit. */
  async add(row: RollOutDecisionRow): Promise<void> {
    const { actor, at, reason, roll_out: subject, verb } = row;
    await this.#knex.transaction(async tx => {
      await tx('roll_out_decisions').insert(row);
      const action = `roll-out.${verb === 'stop' ? 'stopped' : 'resumed'}`;
      await writeAudit(tx, { at, actor, action, subject, detail: { reason } });
    });
  }
}
