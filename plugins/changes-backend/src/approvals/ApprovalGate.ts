import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError, toError } from '@backstage/errors';
import {
  reviewsOfChange,
  validateChange,
  type NeededReview,
} from '@waymark/gitops';
import type {
  ApprovalRequest,
  ApprovalsApi,
} from '@waymark/plugin-approvals-common';
import type { ChangeSetRow } from '../database/rows';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { ReviewSubjects } from '../service/ReviewSubjects';
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
  readonly #approvals: Pick<
    ApprovalsApi,
    'createRequest' | 'listRequests' | 'withdraw'
  >;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #repository: GitopsRepository;
  readonly #subjects: ReviewSubjects;

  constructor(options: {
    approvals: Pick<
      ApprovalsApi,
      'createRequest' | 'listRequests' | 'withdraw'
    >;
    auth: AuthService;
    logger: LoggerService;
    repository: GitopsRepository;
  }) {
    this.#approvals = options.approvals;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#repository = options.repository;
    this.#subjects = new ReviewSubjects(options.repository);
  }

  /** Opens what is not asked for yet, and tells the verdict on exactly these edits. */
  async verdict(row: ChangeSetRow): Promise<Verdict> {
    // A plugin that acts on its own has nobody to ask for it; the forge's reviewers decide.
    if (!row.author.startsWith('user:')) return { state: 'open' };
    const needed = await this.#needed(row);
    if (needed.length === 0) return { state: 'open' };
    try {
      const token = await this.#token();
      const known = await this.#known(row, token);
      const requests: ApprovalRequest[] = [];
      for (const review of needed) {
        const input = toRequest(row, review);
        const found = known.find(
          ({ idempotencyKey }) => idempotencyKey === input.idempotencyKey,
        );
        requests.push(
          found ?? (await this.#approvals.createRequest(input, { token })),
        );
      }
      return verdictOf(requests, subjectHash(row.edits));
    } catch (error) {
      this.#tell(row, error);
      return { state: 'open' };
    }
  }

  /** Takes back what is still asked for a change set that has ended. What cannot be taken back ends by itself. */
  async release(row: ChangeSetRow): Promise<void> {
    if (!row.author.startsWith('user:')) return;
    try {
      const token = await this.#token();
      for (const { id, state } of await this.#known(row, token)) {
        if (state !== 'open') continue;
        const text = `The change set is ${row.state}.`;
        await this.#approvals.withdraw(id, { text }, { token });
      }
    } catch (error) {
      this.#tell(row, error);
    }
  }

  async #needed(row: ChangeSetRow): Promise<NeededReview[]> {
    const { against, edits, tree } = await this.#subjects.ofChangeSet(row);
    const { platform } = await this.#repository.platformAt(against);
    const { memo } = this.#repository;
    const change = validateChange(tree, edits, memo, platform);
    return reviewsOfChange(edits, change);
  }

  async #known(row: ChangeSetRow, token: string): Promise<ApprovalRequest[]> {
    const subject = `${SUBJECT}:${row.id}`;
    const { items } = await this.#approvals.listRequests(
      { subject, limit: 100 },
      { token },
    );
    return items;
  }

  async #token(): Promise<string> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'approvals',
    });
    return token;
  }

  #tell(row: ChangeSetRow, error: unknown): void {
    const { message } =
      error instanceof ResponseError ? error.body.error : toError(error);
    this.#logger.warn(
      `Approvals did not answer for change set ${row.id}; they are asked again: ${message}`,
    );
  }
}

function toRequest(row: ChangeSetRow, review: NeededReview) {
  const { environment, kind, reason, rule, team } = review;
  const place = [rule, team, environment].filter(Boolean).join(':');
  return {
    kind,
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
      { title: review.title, detail: reason },
    ],
    ...(team && { team }),
    ...(environment && { environment }),
    idempotencyKey: `change-set:${row.id}:${place}`.slice(0, 200),
  };
}

function verdictOf(
  requests: readonly ApprovalRequest[],
  hash: string,
): Verdict {
  const refused = requests.find(
    ({ state }) => state !== 'open' && state !== 'approved',
  );
  if (refused) return { state: 'rejected', note: noteOf(refused) };
  const isApproved = requests.every(
    ({ decision }) =>
      decision?.outcome === 'approved' && decision.subjectHash === hash,
  );
  if (!isApproved) return { state: 'open' };
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
