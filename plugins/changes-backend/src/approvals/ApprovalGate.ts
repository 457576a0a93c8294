import type { NeededReview } from '@waymark/gitops';
import type { ApprovalRequest } from '@waymark/plugin-approvals-common';
import type { EndingStore } from '../database/EndingStore';
import type { ChangeSetRow } from '../database/rows';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { ReviewSubjects } from '../service/ReviewSubjects';
import type { ApprovalDesk } from './ApprovalDesk';
import { areApproved, isRefused, requestFor } from './requests';
import { subjectHash } from './subjectHash';

/** What those who are asked say of a change set. */
export type Verdict =
  /** Nobody is asked, or they have not decided, or it cannot be known now. */
  | { state: 'open' }
  | { state: 'approved'; requests: string[]; approvers: string[] }
  | { state: 'rejected'; note: string };

const SUBJECT = 'change-set';

/** Asks the approvals plugin for what the rules want, and reads what became of it. It never decides anything itself. */
export class ApprovalGate {
  readonly #asked: Pick<EndingStore, 'asked'>;
  readonly #desk: ApprovalDesk;
  readonly #repository: GitopsRepository;
  readonly #subjects: ReviewSubjects;

  constructor(options: {
    asked: Pick<EndingStore, 'asked'>;
    desk: ApprovalDesk;
    repository: GitopsRepository;
  }) {
    this.#asked = options.asked;
    this.#desk = options.desk;
    this.#repository = options.repository;
    this.#subjects = new ReviewSubjects(options.repository);
  }

  /** Opens what is not asked for yet, and tells the verdict on exactly these edits. */
  async verdict(row: ChangeSetRow): Promise<Verdict> {
    // A plugin that acts on its own has nobody to ask for it; the forge's reviewers decide.
    if (!row.author.startsWith('user:')) return { state: 'open' };
    const needed = await this.#needed(row);
    if (needed.length === 0) return { state: 'open' };
    const known = await this.#desk.known(subjectOf(row));
    if (!known) return { state: 'open' };
    const inputs = needed.map(review => toRequest(row, review));
    const isKnown = (key: string) =>
      known.find(({ idempotencyKey }) => idempotencyKey === key);
    const made = await this.#desk.ask(
      inputs.filter(({ idempotencyKey }) => !isKnown(idempotencyKey)),
      subjectOf(row),
    );
    if (!made) return { state: 'open' };
    const requests = inputs.flatMap(
      ({ idempotencyKey: key }) =>
        isKnown(key) ??
        made.find(({ idempotencyKey }) => idempotencyKey === key) ??
        [],
    );
    const ids = requests.map(({ id }) => id);
    if (!isSame(row.approval_requests, ids)) {
      await this.#asked.asked(row.id, ids);
    }
    return verdictOf(requests, subjectHash(row.edits));
  }

  /**
   * Takes back what is still asked for a change set that has ended.
   *
   * @returns false when that is to be tried again
   */
  async release(row: ChangeSetRow): Promise<boolean> {
    if (!row.author.startsWith('user:')) return true;
    return this.#desk.release(
      subjectOf(row),
      `The change set is ${row.state}.`,
    );
  }

  async #needed(row: ChangeSetRow): Promise<NeededReview[]> {
    const { against, edits, tree } = await this.#subjects.ofChangeSet(row);
    const platform = await this.#repository.platformAt(against);
    const change = await this.#repository.validate(tree, edits, platform);
    return this.#repository.reviewsOf(against, edits, change);
  }
}

function subjectOf({ id }: ChangeSetRow): string {
  return `${SUBJECT}:${id}`;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every(id => other.includes(id));
}

function toRequest(row: ChangeSetRow, review: NeededReview) {
  return {
    ...requestFor(subjectOf(row), review),
    subject: {
      type: SUBJECT,
      ref: row.id,
      hash: subjectHash(row.edits),
      title: row.reason.slice(0, 200),
      url: `/changes/${row.id}`,
    },
    requester: row.author,
    authors: [row.author],
    reason: row.reason,
    evidence: [
      { title: 'Field diff and blast radius', url: `/changes/${row.id}` },
      { title: review.title, detail: review.reason },
    ],
  };
}

function verdictOf(
  requests: readonly ApprovalRequest[],
  hash: string,
): Verdict {
  const refused = requests.find(isRefused);
  if (refused) return { state: 'rejected', note: noteOf(refused) };
  if (!areApproved(requests, hash)) return { state: 'open' };
  const by = requests.flatMap(({ decision }) =>
    (decision?.decisions ?? []).map(each => each.by),
  );
  return {
    state: 'approved',
    requests: requests.map(({ id }) => id),
    approvers: [...new Set(by)],
  };
}

function noteOf({ decision, kindTitle, state }: ApprovalRequest): string {
  const said = decision?.decisions.find(({ verdict }) => verdict === 'reject');
  const why = said?.reason ? `: ${said.reason}` : '.';
  return state === 'rejected'
    ? `${kindTitle} was rejected by ${said?.by ?? 'an approver'}${why}`
    : `The request for it (${kindTitle}) was ${state}.`;
}
