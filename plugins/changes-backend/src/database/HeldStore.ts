import { writeNotices, type Notice } from '@waymark/outbox';
import type { Knex } from 'knex';

/** Two commits: the one on main, and the one on branch rendered that came of it. */
export type RenderedAt = { intent: string; rendered: string };

/** What is held now and was not before, and the other way round. */
export type HeldNews = { held: string[]; released: string[] };

/** SQL of which documents are held. */
export class HeldStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Whether what is written down is what was held at these commits. */
  async isAt({ intent, rendered }: RenderedAt): Promise<boolean> {
    const row = await this.#knex('held_at').where({ intent, rendered }).first();
    return row !== undefined;
  }

  /** Replaces what is held, and tells the news in the same transaction: it is news once, whoever comes with it. */
  async replace(
    at: RenderedAt,
    paths: readonly string[],
    options: { now: Date; tell: (news: HeldNews) => readonly Notice[] },
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      await tx.raw('lock table held_documents in share row exclusive mode');
      const before = new Set<string>(await tx('held_documents').pluck('path'));
      const now = new Set(paths);
      const held = [...now].filter(path => !before.has(path));
      const released = [...before].filter(path => !now.has(path));
      for (const path of held) {
        await tx('held_documents').insert({ path, since: options.now });
      }
      await tx('held_documents').whereIn('path', released).delete();
      await tx('held_at')
        .insert({ only: true, ...at })
        .onConflict('only')
        .merge();
      await writeNotices(tx, options.tell({ held, released }));
    });
  }
}
