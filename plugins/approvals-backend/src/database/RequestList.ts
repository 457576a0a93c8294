import type {
  ApprovalView,
  RequestState,
} from '@waymark/plugin-approvals-common';
import type { Knex } from 'knex';
import type { Member } from '../duties/types';
import type { RequestCursor } from './cursor';
import type { RequestRow } from './rows';

/** Whose list it is. */
export interface Viewer {
  member: Member;
  /** Who lent their part to the member. */
  lenders: readonly Member[];
  /** Only requests of these teams, beside the member's own; everything when left out. */
  teams?: readonly string[];
}

/** Which requests to list. */
export interface RequestFilter {
  view: ApprovalView;
  state?: RequestState;
  kind?: string;
  team?: string;
  environment?: string;
  subject?: { type: string; ref: string };
  entity?: string;
  /** Only those whose break-glass access has not ended. */
  access?: 'open';
  idempotencyKey?: string;
  after?: RequestCursor;
  limit: number;
}

/** SQL of lists of requests. */
export class RequestList {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What waits comes by due date, everything else newest first. */
  async page(filter: RequestFilter, viewer: Viewer): Promise<RequestRow[]> {
    const { after, entity, limit, subject, view } = filter;
    const query = this.#view(view, viewer).limit(limit);
    const [column, order] = orderOf(view);
    query.orderBy([
      { column, order },
      { column: 'id', order },
    ]);
    if (after) {
      const sign = order === 'asc' ? '>' : '<';
      query.whereRaw(`(??, id) ${sign} (?, ?)`, [column, after.at, after.id]);
    }
    if (filter.state) query.where('state', filter.state);
    if (filter.kind) query.where('kind', filter.kind);
    if (filter.team) query.where('team', filter.team);
    if (filter.environment) query.where('environment', filter.environment);
    if (filter.access) {
      query.whereExists(this.#openAccess());
    }
    if (filter.idempotencyKey) {
      query.where('idempotency_key', filter.idempotencyKey);
    }
    if (subject) {
      query.where({ subject_type: subject.type, subject_ref: subject.ref });
    }
    if (entity) query.whereRaw('entities @> ?::text[]', [[entity]]);
    return query;
  }

  /** Open requests of a view. */
  async count(view: ApprovalView, viewer: Viewer): Promise<number> {
    const rows = await this.#view(view, viewer)
      .where('state', 'open')
      .count({ count: '*' });
    return Number(rows[0]?.count ?? 0);
  }

  #view(view: ApprovalView, viewer: Viewer): Knex.QueryBuilder<RequestRow> {
    const { member, teams } = viewer;
    const query = this.#knex<RequestRow>('requests');
    if (view === 'mine') return query.where('requester', member.ref);
    if (teams) {
      query.where(readable =>
        readable.whereIn('team', [...teams]).orWhere('requester', member.ref),
      );
    }
    return view === 'waiting'
      ? query
          .where('state', 'open')
          .where(waiting => this.#waiting(waiting, viewer))
      : query;
  }

  #openAccess(): Knex.QueryBuilder {
    return this.#knex('accesses')
      .whereRaw('accesses.request = requests.id')
      .whereNull('ended_at');
  }

  /** The rules of `duties/refusal`, as a filter: an answer to give, or a part to decide. */
  #waiting(query: Knex.QueryBuilder, { lenders, member }: Viewer): void {
    query.where({ waiting_for: 'requester', requester: member.ref });
    for (const represented of [member, ...lenders]) {
      const people = [member.ref, represented.ref];
      query.orWhere(seat =>
        seat
          .where('waiting_for', 'approvers')
          .whereRaw('open_groups && ?::text[]', [[...represented.groups]])
          .whereNotIn('requester', people)
          .whereRaw('not authors && ?::text[]', [people])
          // An access is reviewed once it has ended; until then nobody decides.
          .whereNotExists(this.#openAccess())
          .whereNotExists(
            this.#knex('decisions')
              .whereRaw('decisions.request = requests.id')
              .where(took =>
                took.whereIn('actor', people).orWhereIn('represented', people),
              ),
          ),
      );
    }
  }
}

/** The column that a view is ordered by. */
export function orderOf(
  view: ApprovalView,
): ['due_at', 'asc'] | ['created_at', 'desc'] {
  return view === 'waiting' ? ['due_at', 'asc'] : ['created_at', 'desc'];
}
