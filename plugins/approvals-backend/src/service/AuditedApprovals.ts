import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  ApprovalRequestDetail,
  DecisionInput,
  MessageInput,
} from '@waymark/plugin-approvals-common';
import { audited } from './audited';
import type {
  Approvals,
  Caller,
  ListRequests,
  NewAccess,
  NewRequest,
} from './types';

/** Tells the auditor of every attempt to change something, the denied and refused ones too. */
export class AuditedApprovals implements Approvals {
  readonly #approvals: Approvals;
  readonly #auditor: AuditorService;

  constructor(approvals: Approvals, auditor: AuditorService) {
    this.#approvals = approvals;
    this.#auditor = auditor;
  }

  create(request: NewRequest, caller: Caller) {
    const { idempotencyKey, kind, subject } = request;
    return this.#attempt(
      'request-create',
      { kind, idempotencyKey, subject: `${subject.type}:${subject.ref}` },
      () => this.#approvals.create(request, caller),
    );
  }

  decide(id: string, input: DecisionInput, caller: Caller) {
    const { requirement, verdict } = input;
    return this.#attempt(
      'request-decide',
      { id, verdict, ...(requirement && { requirement }) },
      () => this.#approvals.decide(id, input, caller),
    );
  }

  comment(id: string, input: MessageInput, caller: Caller) {
    return this.#attempt('request-comment', { id }, () =>
      this.#approvals.comment(id, input, caller),
    );
  }

  askBack(id: string, input: MessageInput, caller: Caller) {
    return this.#attempt('request-ask-back', { id }, () =>
      this.#approvals.askBack(id, input, caller),
    );
  }

  answer(id: string, input: MessageInput, caller: Caller) {
    return this.#attempt('request-answer', { id }, () =>
      this.#approvals.answer(id, input, caller),
    );
  }

  withdraw(id: string, input: MessageInput, caller: Caller) {
    return this.#attempt('request-withdraw', { id }, () =>
      this.#approvals.withdraw(id, input, caller),
    );
  }

  breakGlass(access: NewAccess, caller: Caller) {
    const { environment, idempotencyKey, minutes, role, team } = access;
    return audited(
      this.#auditor,
      'break-glass-open',
      { environment, idempotencyKey, minutes, role, team },
      () => this.#approvals.breakGlass(access, caller),
      ({ id }) => ({ id }),
      'critical',
    );
  }

  endAccess(id: string, input: MessageInput, caller: Caller) {
    return this.#attempt('break-glass-end', { id }, () =>
      this.#approvals.endAccess(id, input, caller),
    );
  }

  kinds(caller: Caller) {
    return this.#approvals.kinds(caller);
  }

  get(id: string, caller: Caller) {
    return this.#approvals.get(id, caller);
  }

  list(query: ListRequests, caller: Caller) {
    return this.#approvals.list(query, caller);
  }

  confirm(id: string, hash: string, caller: Caller) {
    return this.#approvals.confirm(id, hash, caller);
  }

  #attempt(
    eventId: string,
    meta: JsonObject,
    work: () => Promise<ApprovalRequestDetail>,
  ): Promise<ApprovalRequestDetail> {
    return audited(this.#auditor, eventId, meta, work, ({ id, state }) => ({
      id,
      state,
    }));
  }
}
