import type { Knex } from 'knex';
import type { CompilerUpgrade } from '@waymark/gitops';
import { writeAudit } from './audit';
import type { UpgradeRow } from './rows';

/** SQL of upgrades of the compiler. */
export class UpgradeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Notes that an upgrade waits; the first to see it writes the row, and the audit with it. */
  async note(
    { id, intent, rendered, from, to, diff }: CompilerUpgrade,
    { at, actor }: { at: Date; actor: string },
  ): Promise<UpgradeRow> {
    const { groups, ...counts } = diff;
    return this.#knex.transaction(async tx => {
      const inserted = await tx('compiler_upgrades')
        .insert({
          id,
          intent,
          rendered,
          from: JSON.stringify(from),
          to: JSON.stringify(to),
          diff: JSON.stringify({ ...counts, groups }),
          held_at: at,
        })
        .onConflict('id')
        .ignore()
        .returning('id');
      if (inserted.length > 0) {
        const action = 'upgrade.held';
        const detail = { intent, rendered, from, to, counts };
        await writeAudit(tx, { at, actor, action, subject: id, detail });
      }
      const [row] = await tx<UpgradeRow>('compiler_upgrades').where({ id });
      return row;
    });
  }

  async find(id: string): Promise<UpgradeRow | undefined> {
    return this.#knex<UpgradeRow>('compiler_upgrades').where({ id }).first();
  }

  /** Releases an upgrade that is noted. Once released, asking again changes nothing and leaves no second audit row. */
  async release(
    id: string,
    { at, by, reason }: { at: Date; by: string; reason: string },
  ): Promise<UpgradeRow> {
    return this.#knex.transaction(async tx => {
      const changed = await tx<UpgradeRow>('compiler_upgrades')
        .where({ id })
        .whereNull('released_at')
        .update({ released_at: at, released_by: by, reason });
      if (changed > 0) {
        const action = 'upgrade.released';
        const detail = { reason };
        await writeAudit(tx, { at, actor: by, action, subject: id, detail });
      }
      const [row] = await tx<UpgradeRow>('compiler_upgrades').where({ id });
      return row;
    });
  }
}
