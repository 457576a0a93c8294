import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  ApprovalEvent,
  ApprovalRequestDetail,
  DecisionInput,
  GivenApproval,
  MessageInput,
} from '@waymark/plugin-approvals-common';
import type { AccessDesk } from '../access/AccessDesk';
import type { Announcer } from '../Announcer';
import type { ApprovalsMetrics } from '../ApprovalsMetrics';
import type { DelegationStore } from '../database/DelegationStore';
import type { GrantStore } from '../database/GrantStore';
import type { RequestStore } from '../database/RequestStore';
import type { RequestTransaction } from '../database/RequestTransaction';
import type { RequestRow } from '../database/rows';
import type { Member } from '../duties/types';
import { confirm } from '../grants/confirm';
import type { GrantWriter } from '../grants/GrantWriter';
import type { Kinds } from '../kinds/Kinds';
import { answered, askedBack, opened } from '../notices';
import type { Settings } from '../settings';
import { assertOpen } from './assertOpen';
import { decide } from './decide';
import { end } from './end';
import { endEarly } from './endAccess';
import type { EnvironmentApprovers } from './EnvironmentApprovers';
import { hashOf, open } from './open';
import type { People } from './People';
import type { Reading } from './Reading';
import { record } from './record';
import { seatFor } from './seatFor';
import { toCase } from './toCase';
import type {
  Approvals,
  Caller,
  ListRequests,
  NewAccess,
  NewRequest,
} from './types';

/** What it works with. */
export interface DefaultApprovalsOptions {
  announcer: Announcer;
  desk: AccessDesk;
  delegations: DelegationStore;
  environments: Pick<EnvironmentApprovers, 'of'>;
  grants: GrantStore;
  kinds: Kinds;
  metrics: ApprovalsMetrics;
  now: () => Date;
  people: People;
  reading: Reading;
  settings: Settings;
  store: RequestStore;
  writer: Pick<GrantWriter, 'write'>;
}

/** The rules of requests: open → approved, rejected, expired or withdrawn, and back and forth with questions while open. */
export class DefaultApprovals implements Approvals {
  readonly #options: DefaultApprovalsOptions;

  constructor(options: DefaultApprovalsOptions) {
    this.#options = options;
  }

  async kinds() {
    return {
      items: this.#options.kinds
        .list()
        .map(({ id, title, description, openedBy, terms, weighs }) => ({
          id,
          title,
          description,
          openedBy,
          terms,
          ...(weighs && { weighs }),
        })),
    };
  }

  async create(input: NewRequest, caller: Caller) {
    const { kinds, metrics, now, people, store } = this.#options;
    const { ref } = await people.callerOf(caller.credentials);
    const there = await store.findByKey(input.idempotencyKey);
    const made = there
      ? { row: there, opened: false }
      : await this.#open(
          open(
            input,
            kinds.get(input.kind),
            ref,
            await this.#settingsFor(input),
            now(),
          ),
        );
    assertSame(made.row, ref, hashOf(input, ref));
    if (made.opened) metrics.opened(input.kind);
    if (input.approvals && made.row.state === 'open') {
      await this.#record(made.row.id, input.approvals);
    }
    return this.get(made.row.id, caller);
  }

  async breakGlass(input: NewAccess, caller: Caller) {
    const { desk, metrics, people, store } = this.#options;
    const { ref } = await people.personOf(caller.credentials);
    const there = await store.findByKey(input.idempotencyKey);
    const made = there
      ? { row: there, opened: false }
      : await desk.open(input, ref);
    assertSame(made.row, ref, hashOf(input, ref));
    if (made.opened) metrics.opened(made.row.kind);
    return this.get(made.row.id, caller);
  }

  async endAccess(id: string, { text }: MessageInput, caller: Caller) {
    const detail = await this.#act(
      id,
      caller,
      async (request, actor, ...rest) => {
        const [lenders, at] = rest;
        await endEarly(request, text, { actor, lenders, at });
        return undefined;
      },
    );
    await this.#options.writer.write();
    return detail.access?.state === 'ended' ? detail : this.get(id, caller);
  }

  get(id: string, caller: Caller) {
    return this.#options.reading.detail(id, caller);
  }

  list(query: ListRequests, caller: Caller) {
    return this.#options.reading.page(query, caller);
  }

  async decide(id: string, input: DecisionInput, caller: Caller) {
    return this.#act(id, caller, async (request, actor, lenders, at) => {
      const earlier = request.decisions.find(one => one.actor === actor.ref);
      const same =
        earlier?.verdict === input.verdict &&
        [undefined, earlier.requirement].includes(input.requirement);
      if (same) return undefined;
      return decide(request, input, { actor, lenders, at });
    });
  }

  async comment(id: string, { text }: MessageInput, caller: Caller) {
    return this.#act(id, caller, async (request, { ref }, _, at) => {
      const action = 'request.commented';
      if (await isSaid(request, { action, actor: ref, text })) return undefined;
      await request.audit({ at, actor: ref, action, detail: { text } });
      return undefined;
    });
  }

  async askBack(id: string, { text }: MessageInput, caller: Caller) {
    return this.#act(id, caller, async (request, actor, lenders, at) => {
      const action = 'request.asked-back';
      const said = { action, actor: actor.ref, text };
      if (await isSaid(request, said)) return undefined;
      assertOpen(request.row, 'approvers');
      const subject = toCase(request.row, request.decisions);
      const seat = seatFor(subject, undefined, actor, lenders);
      await request.update({ waiting_for: 'requester', updated_at: at });
      await request.audit({
        at,
        actor: actor.ref,
        action,
        detail: { text, requirement: seat.requirement },
      });
      await request.notify([askedBack(request.row, at)]);
      return undefined;
    });
  }

  async answer(id: string, { text }: MessageInput, caller: Caller) {
    return this.#act(id, caller, async (request, { ref }, _, at) => {
      const { row } = request;
      if (row.requester !== ref) {
        throw new NotAllowedError('Who asked for it answers.');
      }
      const action = 'request.answered';
      if (await isSaid(request, { action, actor: ref, text })) return undefined;
      assertOpen(row, 'requester');
      const asker = await request.lastAsker();
      await request.update({ waiting_for: 'approvers', updated_at: at });
      await request.audit({ at, actor: ref, action, detail: { text } });
      if (asker) await request.notify([answered(row, asker, at)]);
      return undefined;
    });
  }

  async withdraw(id: string, { text }: MessageInput, caller: Caller) {
    return this.#act(id, caller, async (request, { ref }, _, at) => {
      if (request.row.state === 'withdrawn') return undefined;
      if (request.access) {
        throw new ConflictError(
          'Access that was taken is reviewed, not withdrawn. End it instead.',
        );
      }
      assertOpen(request.row);
      await request.audit({
        at,
        actor: ref,
        action: 'request.withdrawn',
        detail: { text, outcome: 'withdrawn' },
      });
      return end(request, 'withdrawn', at);
    });
  }

  async confirm(id: string, hash: string) {
    const { grants, now } = this.#options;
    return confirm(await grants.find(id), hash, now());
  }

  /** What the environment's document says goes before the roles of the configuration. */
  async #settingsFor({ environment }: NewRequest): Promise<Settings> {
    const { environments, settings } = this.#options;
    const named = environment && (await environments.of(environment));
    if (!named) return settings;
    return {
      ...settings,
      approvers: { ...settings.approvers, environment: named },
    };
  }

  #open(row: RequestRow) {
    return this.#options.store.insert(
      row,
      {
        at: row.created_at,
        actor: row.opened_by,
        action: 'request.opened',
        subject: row.id,
        detail: { kind: row.kind, hash: row.subject_hash, text: row.reason },
      },
      [opened(row)],
    );
  }

  /** What was approved elsewhere counts here as far as the rules accept it. */
  async #record(id: string, given: readonly GivenApproval[]): Promise<void> {
    const { now, people, store } = this.#options;
    const approvals = await Promise.all(
      given.map(async ({ by, reason }) => ({
        by: await people.memberOf(by),
        ...(reason && { reason }),
      })),
    );
    await this.#tell(
      await store.change(id, async request => {
        const at = now();
        const event = await record(request, approvals, at);
        const { created_at: since, kind } = request.row;
        return event && { event, kind, duration: at.getTime() - +since };
      }),
    );
  }

  async #tell(
    ended: { event: ApprovalEvent; kind: string; duration: number } | undefined,
  ): Promise<void> {
    if (!ended) return;
    const { announcer, metrics } = this.#options;
    metrics.ended(ended.kind, ended.event.outcome, ended.duration);
    await announcer.announce(ended.event);
  }

  /** Does a verb on a request that nobody else changes meanwhile; tells of its end when that is what it came to. */
  async #act(
    id: string,
    caller: Caller,
    work: (
      request: RequestTransaction,
      actor: Member,
      lenders: readonly Member[],
      at: Date,
    ) => Promise<ApprovalEvent | undefined>,
  ): Promise<ApprovalRequestDetail> {
    const { now, people, reading, store } = this.#options;
    const actor = await people.callerOf(caller.credentials);
    const lenders = await reading.lendersOf(actor.ref);
    const ended = await store.change(id, async request => {
      const at = now();
      const event = await work(request, actor, lenders, at);
      const { created_at: since, kind } = request.row;
      return event && { event, kind, duration: at.getTime() - +since };
    });
    await this.#tell(ended);
    return this.get(id, caller);
  }
}

/** @throws ConflictError when a key was used for something else */
function assertSame(row: RequestRow, opener: string, hash: string): void {
  if (row.opened_by === opener && row.input_hash === hash) return;
  throw new ConflictError(
    'The idempotency key belongs to another request. Use a new one.',
  );
}

/** Whether the same was said last: the answer to it was lost on its way, and it was sent again. */
async function isSaid(
  request: RequestTransaction,
  { action, actor, text }: { action: string; actor: string; text: string },
): Promise<boolean> {
  const last = await request.newest();
  return (
    last?.action === action && last.actor === actor && last.detail.text === text
  );
}
