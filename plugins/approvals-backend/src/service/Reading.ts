import type {
  ApprovalRequest,
  ApprovalRequestDetail,
  ApprovalRequestPage,
} from '@waymark/plugin-approvals-common';
import { decodeCursor, encodeCursor } from '../database/cursor';
import type { DelegationStore } from '../database/DelegationStore';
import {
  orderOf,
  type RequestList,
  type Viewer,
} from '../database/RequestList';
import type { RequestStore } from '../database/RequestStore';
import type { RequestRow } from '../database/rows';
import type { Member } from '../duties/types';
import type { Kinds } from '../kinds/Kinds';
import { abilities } from './abilities';
import type { People } from './People';
import { toActivity } from './toActivity';
import { toRequest } from './toRequest';
import type { Caller, ListRequests } from './types';

/** Requests as people see them. */
export class Reading {
  readonly #delegations: DelegationStore;
  readonly #kinds: Kinds;
  readonly #list: RequestList;
  readonly #now: () => Date;
  readonly #people: People;
  readonly #store: RequestStore;

  constructor(options: {
    delegations: DelegationStore;
    kinds: Kinds;
    list: RequestList;
    now: () => Date;
    people: People;
    store: RequestStore;
  }) {
    this.#delegations = options.delegations;
    this.#kinds = options.kinds;
    this.#list = options.list;
    this.#now = options.now;
    this.#people = options.people;
    this.#store = options.store;
  }

  /** Who lends their part to somebody now, with the groups that they are members of now. */
  async lendersOf(ref: string): Promise<Member[]> {
    const refs = await this.#delegations.lendersOf(ref, this.#now());
    return Promise.all(refs.map(lender => this.#people.memberOf(lender)));
  }

  async detail(
    id: string,
    { credentials }: Caller,
  ): Promise<ApprovalRequestDetail> {
    const row = await this.#store.get(id);
    const member = await this.#people.callerOf(credentials);
    const [decisions, log, lenders, [access], [request]] = await Promise.all([
      this.#store.decisionsOf([id]),
      this.#store.activityOf(id),
      this.lendersOf(member.ref),
      this.#store.accessesOf([id]),
      this.#shown([row]),
    ]);
    return {
      ...request,
      activity: log.flatMap(entry => toActivity(entry, row.requester)),
      you: abilities(row, decisions, member, lenders, access),
    };
  }

  async page(
    query: ListRequests,
    { credentials }: Caller,
  ): Promise<ApprovalRequestPage> {
    const { cursor, limit, scope, subject, ...filter } = query;
    const member = await this.#people.callerOf(credentials);
    const viewer: Viewer = {
      member,
      lenders: await this.lendersOf(member.ref),
      ...(scope && !scope.all && { teams: scope.teams }),
    };
    const rows = await this.#list.page(
      {
        ...filter,
        ...(subject && { subject: splitSubject(subject) }),
        ...(cursor && { after: decodeCursor(cursor) }),
        limit: limit + 1,
      },
      viewer,
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const [waiting, mine, all] = await Promise.all(
      (['waiting', 'mine', 'all'] as const).map(view =>
        this.#list.count(view, viewer),
      ),
    );
    const [column] = orderOf(query.view);
    return {
      items: await this.#shown(page),
      ...(last &&
        rows.length > page.length && {
          nextCursor: encodeCursor({
            at: last[column].toISOString(),
            id: last.id,
          }),
        }),
      counts: { waiting, mine, all },
    };
  }

  async #shown(rows: readonly RequestRow[]): Promise<ApprovalRequest[]> {
    const ids = rows.map(({ id }) => id);
    const [decisions, grants, accesses] = await Promise.all([
      this.#store.decisionsOf(ids),
      this.#store.grantsOf(ids),
      this.#store.accessesOf(ids),
    ]);
    return rows.map(row =>
      toRequest(row, {
        decisions: decisions.filter(({ request }) => request === row.id),
        grant: grants.find(({ request }) => request === row.id),
        access: accesses.find(({ request }) => request === row.id),
        kindTitle: this.#kinds.find(row.kind)?.title ?? row.kind,
      }),
    );
  }
}

/** `<type>:<ref>`; the type has no colon. */
function splitSubject(text: string): { type: string; ref: string } {
  const at = text.indexOf(':');
  return { type: text.slice(0, at), ref: text.slice(at + 1) };
}
