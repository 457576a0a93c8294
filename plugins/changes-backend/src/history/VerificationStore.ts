import { randomUUID } from 'node:crypto';
import { verifiedSchema, type Verified } from '@waymark/plugin-changes-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { writeAudit } from '../database/audit';

const row = z.object({
  at: z.date(),
  actor: z.string(),
  holds: z.boolean(),
  replayed: z.boolean(),
  commits: z.number(),
  seq: z.coerce.number().int(),
  head: z.string(),
  broken: verifiedSchema.shape.broken.unwrap().nullable(),
});

/** SQL of what verifying the chain came to. */
export class VerificationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Keeps what was found, with its audit. */
  async add(verified: Verified): Promise<void> {
    const { broken, commits, head, holds, replayed, verifiedBy } = verified;
    const id = randomUUID();
    const at = new Date(verified.verifiedAt);
    await this.#knex.transaction(async tx => {
      await tx('history_verifications').insert({
        id,
        at,
        actor: verifiedBy,
        holds,
        replayed,
        commits,
        seq: head.seq,
        head: head.hash,
        broken: broken ? JSON.stringify(broken) : null,
      });
      await writeAudit(tx, {
        at,
        actor: verifiedBy,
        action: 'history.verified',
        subject: id,
        detail: { holds, replayed, commits, head },
      });
    });
  }

  async last(): Promise<Verified | undefined> {
    const found = await this.#knex('history_verifications')
      .orderBy('at', 'desc')
      .first();
    if (!found) return undefined;
    const { actor, at, broken, head, seq, ...rest } = row.parse(found);
    return {
      ...rest,
      verifiedAt: at.toISOString(),
      verifiedBy: actor,
      documents: seq,
      head: { seq, hash: head },
      ...(broken && { broken }),
    };
  }
}
