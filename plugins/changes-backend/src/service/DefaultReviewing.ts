import { renderIntent } from '@waymark/gitops';
import type { TenantScope } from '@waymark/plugin-access-node';
import type {
  BlastRadiusEvent,
  ChangeSetReview,
} from '@waymark/plugin-changes-common';
import type { ChangeSetStore } from '../database/ChangeSetStore';
import type { ChangeSetRow } from '../database/rows';
import type { EndingStore } from '../database/EndingStore';
import { toChangeSet } from '../database/toChangeSet';
import { withoutEffect } from '../reconciler/withoutEffect';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { RollOuts } from '../roll-out/RollOuts';
import type { Drafts } from './Drafts';
import { findReadable } from './findReadable';
import type { Endings } from './Endings';
import type { Lifecycle } from './Lifecycle';
import type { People } from './People';
import { ReviewSubjects } from './ReviewSubjects';
import { streamBlastRadius } from './streamBlastRadius';
import { toEvents } from './toEvents';
import { toReviewedDocument } from './toReviewedDocument';
import type {
  BlastRadiusSubject,
  Caller,
  DraftContent,
  Reviewing,
  Scoped,
} from './types';
import type { Proposal, Withdrawal } from '@waymark/plugin-changes-common';
import { atForge } from '../repository/atForge';

/** What it works with. */
export interface DefaultReviewingOptions {
  repository: GitopsRepository;
  store: ChangeSetStore;
  history: EndingStore;
  drafts: Drafts;
  /** What stopped ones hold goes with what is changed of it. */
  rollOuts: Pick<RollOuts, 'left'>;
  endings: Endings;
  lifecycle: Lifecycle;
  people: People;
  now: () => Date;
}

/** The rules of drafts, reviews and withdrawals. */
export class DefaultReviewing implements Reviewing {
  readonly #options: DefaultReviewingOptions;
  readonly #subjects: ReviewSubjects;

  constructor(options: DefaultReviewingOptions) {
    this.#options = options;
    this.#subjects = new ReviewSubjects(options.repository);
  }

  async review(
    { id, scope }: Scoped<{ id: string }>,
    caller: Caller,
  ): Promise<ChangeSetReview> {
    const { history, now, repository } = this.#options;
    const row = await this.#find(id, caller);
    const subject = await this.#subjects.ofChangeSet(row);
    const { against, conflicts, conflictFindings, edits, tree } = subject;
    const platform = await repository.platformAt(against);
    const { after, findings, valid } = await repository.validate(
      tree,
      edits,
      platform,
    );
    const documents = edits
      .map(edit => toReviewedDocument(edit, tree, after))
      .filter(({ team }) => isReadable(scope, team));
    const paths = new Set(edits.map(({ path }) => path));
    const shown = new Set(documents.map(({ path }) => path));
    return {
      asOf: now().toISOString(),
      changeSet: toChangeSet(row),
      against,
      valid: valid && conflicts.length === 0,
      findings: [...conflictFindings, ...findings].filter(
        ({ document }) => !paths.has(document) || shown.has(document),
      ),
      conflicts,
      documents,
      hidden: edits.length - documents.length,
      history: toEvents(row, await history.history(row.id)),
      withoutEffect: (await this.#withoutEffect(row)).filter(path =>
        shown.has(path),
      ),
    };
  }

  async *blastRadius(
    subject: BlastRadiusSubject,
    caller: Caller,
  ): AsyncGenerator<BlastRadiusEvent> {
    const { now, repository, rollOuts } = this.#options;
    const found =
      'id' in subject
        ? await this.#subjects.ofChangeSet(await this.#find(subject.id, caller))
        : await this.#subjects.ofRequest(subject);
    const { scope } = subject;
    const at = { repository, rollOuts, now: now() };
    yield* streamBlastRadius(found, { ...at, scope });
  }

  saveDraft(id: string, draft: DraftContent, caller: Caller) {
    return this.#options.drafts.save(id, draft, caller);
  }

  discardDraft(id: string, { credentials }: Caller) {
    return this.#options.drafts.discard(id, credentials);
  }

  propose(id: string, request: Proposal, { credentials }: Caller) {
    return this.#options.drafts.propose(id, request, credentials);
  }

  async withdraw(id: string, { reason }: Withdrawal, caller: Caller) {
    const { endings, lifecycle, people, repository } = this.#options;
    const actor = people.refOf(caller.credentials);
    await repository.ready();
    const row = await this.#find(id, caller);
    // Somebody may have merged it already: what is on main counts.
    const followed =
      row.state === 'proposed'
        ? await atForge(() => lifecycle.follow(row, actor))
        : row;
    const ended = await endings.withdraw(followed, actor, reason || undefined);
    await endings.release(ended);
    return toChangeSet(
      ended.to_close ? await endings.tryClose(ended, actor) : ended,
    );
  }

  /** Its documents on main that main, as it is now, gives no effect. */
  async #withoutEffect({
    commit,
    paths,
    rendered_commit: rendered,
  }: ChangeSetRow) {
    if (!commit || rendered) return [];
    const { repository } = this.#options;
    const head = await repository.head();
    const shown = await renderIntent(head, repository.toReconcile);
    return withoutEffect({ commit, paths }, shown, repository.git);
  }

  #find(id: string, { credentials }: Caller) {
    const { people, store } = this.#options;
    return findReadable(store, id, people.refOf(credentials));
  }
}

function isReadable(
  scope: TenantScope | undefined,
  team: string | undefined,
): boolean {
  return (
    !scope || scope.all || (team !== undefined && scope.teams.includes(team))
  );
}
