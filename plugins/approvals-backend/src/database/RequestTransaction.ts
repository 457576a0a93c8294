import { writeNotices, type Notice } from '@waymark/outbox';
import type { Knex } from 'knex';
import { writeAudit } from './audit';
import type {
  AccessRow,
  AuditEntry,
  DecisionRow,
  GrantRow,
  NewGrant,
  RequestRow,
} from './rows';

/** What moving on may set. */
export type RequestPatch = Partial<
  Pick<
    RequestRow,
    | 'state'
    | 'waiting_for'
    | 'open_groups'
    | 'decision_id'
    | 'decided_at'
    | 'updated_at'
  >
>;

/** One verb on one request, which nobody else changes meanwhile. */
export class RequestTransaction {
  readonly #tx: Knex.Transaction;
  /** As it was when it was locked. */
  readonly row: RequestRow;
  /** Of a break-glass request. */
  readonly access: AccessRow | undefined;
  readonly #decisions: DecisionRow[];

  constructor(
    tx: Knex.Transaction,
    row: RequestRow,
    decisions: readonly DecisionRow[],
    access: AccessRow | undefined,
  ) {
    this.#tx = tx;
    this.row = row;
    this.access = access;
    this.#decisions = [...decisions];
  }

  /** Oldest first, those of this verb included. */
  get decisions(): readonly DecisionRow[] {
    return this.#decisions;
  }

  async decide(decision: DecisionRow): Promise<void> {
    await this.#tx<DecisionRow>('decisions').insert(decision);
    this.#decisions.push(decision);
  }

  async update(patch: RequestPatch): Promise<void> {
    await this.#tx<RequestRow>('requests')
      .where({ id: this.row.id })
      .update(patch);
  }

  async audit(entry: Omit<AuditEntry, 'subject'>): Promise<void> {
    await writeAudit(this.#tx, { ...entry, subject: this.row.id });
  }

  async notify(notices: readonly Notice[]): Promise<void> {
    const addressed = notices.filter(({ to }) => to.length > 0);
    if (addressed.length > 0) await writeNotices(this.#tx, addressed);
  }

  async grant(grant: NewGrant): Promise<void> {
    await this.#tx('grants').insert({ ...grant, state: 'pending' });
  }

  /** Notes that its access is over, and has its grant removed; one that somebody brings there just now, when that is done. */
  async endAccess(at: Date, by: string): Promise<void> {
    const request = this.row.id;
    await this.#tx<AccessRow>('accesses')
      .where({ request })
      .update({ ended_at: at, ended_by: by });
    await this.#tx<GrantRow>('grants')
      .where({ request })
      .update({
        state: 'removing',
        attempts: 0,
        next_try_at: this.#tx.raw(
          `case when state = 'pending' and attempts > 0 then next_try_at else now() end`,
        ),
      });
  }

  /** What was done to it last. */
  async newest(): Promise<AuditEntry | undefined> {
    return this.#tx<AuditEntry & { id: string }>('audit')
      .where({ subject: this.row.id })
      .orderBy('id', 'desc')
      .first();
  }

  /** Who asked back last. */
  async lastAsker(): Promise<string | undefined> {
    const row = await this.#tx<AuditEntry & { id: string }>('audit')
      .where({ subject: this.row.id, action: 'request.asked-back' })
      .orderBy('id', 'desc')
      .first();
    return row?.actor;
  }
}
