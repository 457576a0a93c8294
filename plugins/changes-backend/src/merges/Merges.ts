import type { LoggerService } from '@backstage/backend-plugin-api';
import { RENDERED, requireHead, TRAILERS, type Edit } from '@waymark/gitops';
import type {
  ApprovalRequest,
  ApprovalRequestInput,
  GivenApproval,
} from '@waymark/plugin-approvals-common';
import type { ApprovalDesk } from '../approvals/ApprovalDesk';
import { areApproved, isRefused, requestFor } from '../approvals/requests';
import { subjectHash } from '../approvals/subjectHash';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { MergeReader } from './MergeReader';
import type { MergeStore, Settlement } from './MergeStore';
import type { MergeRow } from './types';

const ACTOR = 'service:plugin:changes';
const SUBJECT = 'merge';

/** What it works with. */
export interface MergesOptions {
  desk: ApprovalDesk;
  logger: LoggerService;
  now: () => Date;
  reader: MergeReader;
  repository: GitopsRepository;
  store: MergeStore;
}

/**
 * Judges what people merge in the forge: who reviewed and merged it are its approvers if the rules accept them; else its documents
 * are held, and those who have to are asked. The reconciler comes here before it renders, so that nothing is rendered unjudged.
 */
export class Merges {
  readonly #options: MergesOptions;

  constructor(options: MergesOptions) {
    this.#options = options;
  }

  /** Looks at what came onto main since, and at what became of what is held. */
  async follow(): Promise<void> {
    const { git } = this.#options.repository;
    await atForge(() => git.fetch());
    await this.judge(requireHead(git));
  }

  /** The same up to a commit that was fetched already. */
  async judge(head: string): Promise<void> {
    await atForge(() => this.#look(head));
    for (const row of await this.#options.store.held()) await this.#settle(row);
  }

  async #look(head: string): Promise<void> {
    const { logger, reader, repository, store } = this.#options;
    const { git } = repository;
    const judged = await store.judged();
    const from = judged ?? (await this.#rendered(head));
    if (from === head) {
      if (!judged) await store.pass(head, []);
      return;
    }
    if (!(await git.contains(head, from))) {
      logger.warn(
        `Main was rewritten: ${from} is not on it any more. What it says now counts.`,
      );
      await store.pass(head, []);
      return;
    }
    const steps = await git.line(head, from);
    const merges = await reader.mergesAmong(steps);
    let hasHeld = (await store.leftOut()).length > 0;
    for (const step of steps) {
      const pull = merges.get(step.commit);
      // What is pushed by hand counts, and changes nothing that waits.
      if (!pull && !hasHeld && step.commit !== head) continue;
      const { changed, merge } = await reader.read(step, pull);
      await store.pass(step.commit, merge ? [] : changed, merge);
      hasHeld ||= merge !== undefined;
    }
  }

  /** Where judging begins: what was rendered before is accepted. */
  async #rendered(head: string): Promise<string> {
    const { git } = this.#options.repository;
    const rendered = git.head(RENDERED);
    const info = rendered && (await git.describe(rendered));
    const intent = info && info.trailers.get(TRAILERS.intent);
    return intent && (await git.contains(head, intent)) ? intent : head;
  }

  /** Asks for what the rules want; what cannot be asked now is by a later call, and is held until then. */
  async #settle(row: MergeRow): Promise<void> {
    const { desk, now, store } = this.#options;
    const edits = editsOf(row);
    const what = `merge ${row.commit}`;
    const before =
      row.as_proposed && row.change_set
        ? await desk.known(`change-set:${row.change_set}`)
        : [];
    const approvals = [...row.approvals, ...givenIn(before ?? [])];
    const requests = await desk.ask(
      row.reviews.map(review =>
        toRequest({ ...row, approvals }, review, edits),
      ),
      what,
    );
    if (!requests) return;
    const at = now();
    const ids = requests.map(({ id }) => id);
    const isFirst = row.requests.length === 0;
    const outcome = outcomeOf(requests, subjectHash(edits));
    if (outcome.state === 'held' && !isFirst) return;
    await store.settle(
      row,
      {
        state: outcome.state,
        requests: ids,
        note: noteOf(row, outcome),
        audit: {
          at,
          actor: ACTOR,
          action: `merge.${verbOf(outcome.state, isFirst)}`,
          subject: row.commit,
          detail: {
            author: row.requester ?? ACTOR,
            mergedBy: row.merged_by,
            changeRequest: row.url,
            documents: row.documents.map(({ path }) => path),
            requests: ids,
            approvers: outcome.approvers,
          },
        },
      },
      at,
    );
  }
}

/** What people approved in the portal before somebody merged it. */
function givenIn(requests: readonly ApprovalRequest[]): GivenApproval[] {
  return approversOf(requests).map(by => ({
    by,
    reason: 'Approved before it was merged.',
  }));
}

/** Who approved a part of them, once for each part. */
function approversOf(requests: readonly ApprovalRequest[]): string[] {
  return requests
    .flatMap(({ requirements }) => requirements)
    .flatMap(({ decisions }) => decisions)
    .filter(({ verdict }) => verdict === 'approve')
    .map(({ by }) => by);
}

interface MergeOutcome {
  state: Settlement['state'];
  approvers: string[];
}

function outcomeOf(
  requests: readonly ApprovalRequest[],
  hash: string,
): MergeOutcome {
  const approvers = [...new Set(approversOf(requests))];
  if (requests.some(isRefused)) return { state: 'refused', approvers };
  const state = areApproved(requests, hash) ? 'accepted' : 'held';
  return { state, approvers };
}

function verbOf(state: Settlement['state'], isFirst: boolean): string {
  return state === 'accepted' && !isFirst ? 'released' : state;
}

function noteOf(
  { merged_by: by }: MergeRow,
  { approvers, state }: MergeOutcome,
): string {
  switch (state) {
    case 'accepted':
      return `Merged in the forge by ${by}; approved by ${approvers.join(
        ', ',
      )}.`;
    case 'refused':
      return `Merged in the forge by ${by}, and not approved: what was accepted before stays in place.`;
    default:
      return `Merged in the forge by ${by} without the approval it needs: held until it has that.`;
  }
}

function editsOf({ documents }: MergeRow): Edit[] {
  return documents.map(({ is: content, path }) =>
    content === undefined
      ? { action: 'delete', path }
      : { action: 'put', path, content },
  );
}

function toRequest(
  row: MergeRow,
  review: MergeRow['reviews'][number],
  edits: readonly Edit[],
): ApprovalRequestInput {
  const page = row.change_set ? `/changes/${row.change_set}` : row.url;
  return {
    ...requestFor(`${SUBJECT}:${row.commit}`, review),
    subject: {
      type: SUBJECT,
      ref: row.commit,
      hash: subjectHash([...edits]),
      title: `Merged in the forge: ${row.title}`.slice(0, 200),
      url: page,
    },
    ...(row.requester && { requester: row.requester }),
    authors: row.authors,
    reason: `It is on main already, merged in the forge by ${row.merged_by}, and is held until it is approved.`,
    evidence: [
      { title: 'Change request in the forge', url: row.url },
      { title: review.title, detail: review.reason },
    ],
    approvals: row.approvals,
  };
}
