import { randomUUID } from 'node:crypto';
import type {
  Delegation,
  DelegationInput,
} from '@waymark/plugin-approvals-common';
import { ApprovalInputError } from '../ApprovalInputError';
import type { DelegationStore } from '../database/DelegationStore';
import type { DelegationRow } from '../database/rows';
import { lent } from '../notices';
import type { People } from './People';
import type { Caller, Delegations } from './types';

const MAX_MS = 30 * 24 * 3_600_000;

/** The rules of lending: to somebody else, for 30 days at most, and only what one has oneself. */
export class DefaultDelegations implements Delegations {
  readonly #now: () => Date;
  readonly #people: People;
  readonly #store: DelegationStore;

  constructor(options: {
    now: () => Date;
    people: People;
    store: DelegationStore;
  }) {
    this.#now = options.now;
    this.#people = options.people;
    this.#store = options.store;
  }

  async list({ credentials }: Caller) {
    const { ref } = await this.#people.callerOf(credentials);
    const rows = await this.#store.of(ref);
    return { items: rows.map(row => toDelegation(row, this.#now())) };
  }

  async create({ reason, to, until }: DelegationInput, caller: Caller) {
    const { ref: from } = await this.#people.personOf(caller.credentials);
    const now = this.#now();
    const end = new Date(until);
    if (to === from) {
      throw refuse('to', to, 'It is lent to somebody else.');
    }
    if (end <= now || end.getTime() > now.getTime() + MAX_MS) {
      throw refuse('until', until, 'It ends in the future, within 30 days.');
    }
    const id = randomUUID();
    const row = await this.#store.insert(
      { id, from, to, reason, starts_at: now, until: end, ended_at: null },
      {
        at: now,
        actor: from,
        action: 'delegation.given',
        subject: id,
        detail: { to, text: reason },
      },
      lent(id, from, to),
    );
    return toDelegation(row, now);
  }

  async end(id: string, caller: Caller) {
    const { ref: from } = await this.#people.personOf(caller.credentials);
    const now = this.#now();
    const row = await this.#store.end(id, from, {
      at: now,
      actor: from,
      action: 'delegation.ended',
      subject: id,
      detail: {},
    });
    return toDelegation(row, now);
  }
}

function toDelegation(row: DelegationRow, now: Date): Delegation {
  return {
    id: row.id,
    from: row.from,
    to: row.to,
    reason: row.reason,
    startsAt: row.starts_at.toISOString(),
    until: row.until.toISOString(),
    ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
    active: row.ended_at === null && row.until > now,
  };
}

function refuse(path: string, value: string, message: string) {
  return new ApprovalInputError([
    {
      path,
      constraint: `delegation.${path}`,
      value,
      message,
      fix: 'Correct it, and lend again.',
      severity: 'error',
    },
  ]);
}
