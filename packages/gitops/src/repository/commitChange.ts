import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError, InputError } from '@backstage/errors';
import {
  reviewsOfChange,
  validateSteps,
  withoutReview,
  type ValidatedChange,
} from '../change';
import { DocumentConflictError, InvalidChangeError } from '../errors';
import { PushRejectedError, type GitCache, type Person } from '../git';
import type { DocumentFinding, Rendering, RenderMemo } from '../render';
import { inSlices } from '../slices';
import { conflictFields } from '../tree/conflictFields';
import { conflicts, effectiveEdits, type Edit } from '../tree/tree';
import { changeSetBranch, MAIN, TRAILERS, WAYMARK } from './names';
import { platformOf } from './platformOf';
import { readIntent } from './readIntent';

/** A change set as it goes to git. */
export interface Change {
  /** Id of the change set; the commit carries it, so that it is found again after a crash. */
  id: string;
  edits: readonly Edit[];
  /** Commit on main that the edits were made against. */
  base: string;
  reason: string;
  author: Person;
  /** Entity reference of the acting person. */
  actor: string;
  /** By which way it was asked for, such as `cli`. */
  door?: string;
  /** Ids of the approvals it was given. */
  approvals?: readonly string[];
}

/** What became of it. */
export interface CommittedChange {
  commit: string;
  /** False when the change set was there already, or changed nothing. */
  written: boolean;
  findings: DocumentFinding[];
  /** How often main moved on meanwhile. */
  retries: number;
}

/** What committing needs. */
export interface CommitContext {
  git: GitCache;
  memo: RenderMemo;
  /** Environment of whoever may write to main. */
  env: Record<string, string>;
  now: () => Date;
  /** What counts of a commit on main, where that is not all that it says; what a change needs approved is judged against it. */
  accepted?: (commit: string) => Promise<Rendering | undefined>;
}

const MAX_ATTEMPTS = 10;
const LONGEST_PAUSE_MS = 400;
const FRESH_MS = 1000;

/**
 * Commits a change onto main by compare-and-set. When main moves on meanwhile, the edits are put onto the newest tree,
 * document by document, and the whole of it is validated again. What others have to look at first does not come this way.
 *
 * @throws DocumentConflictError when an edited document changed since the base
 * @throws InvalidChangeError when the resulting tree is not valid, or a rule wants it approved first
 */
export async function commitChange(
  change: Change,
  context: CommitContext,
): Promise<CommittedChange> {
  const { git, env } = context;
  for (let retries = 0; retries < MAX_ATTEMPTS; retries += 1) {
    if (retries > 0) await sleep(Math.random() * LONGEST_PAUSE_MS);
    // A first try on what is known; if main moved on, the push says so.
    if (retries === 0) await git.refresh(FRESH_MS);
    else await git.fetch();
    await assertBase(git, change.base);
    const head = requireHead(git);
    const found = await findCommit(git, change, head);
    if (found) return { commit: found, written: false, findings: [], retries };
    const { effective, ...validated } = await onto(head, change, context);
    const { findings } = validated;
    const reviews = reviewsOfChange(effective, {
      before: (await context.accepted?.(head)) ?? validated.before,
      after: validated.after,
    });
    if (reviews.length > 0) {
      throw new InvalidChangeError(withoutReview(effective, reviews));
    }
    if (effective.length === 0) {
      // Nothing is pushed, so nothing would say that main moved on.
      await git.fetch();
      if (requireHead(git) !== head) continue;
      return { commit: head, written: false, findings, retries };
    }
    const commit = await write(head, effective, change, context);
    try {
      await git.push(commit, MAIN, env);
      return { commit, written: true, findings, retries };
    } catch (error) {
      if (!(error instanceof PushRejectedError)) throw error;
    }
  }
  throw new ConflictError(
    `Branch main moved on ${MAX_ATTEMPTS} times while this was written. Try again.`,
  );
}

/**
 * Puts a change onto a branch of its own, for a change request. The branch of an earlier attempt is used as it is.
 *
 * @throws the same as {@link commitChange}
 */
export async function pushBranch(
  change: Change,
  context: CommitContext,
): Promise<CommittedChange> {
  const { git, env } = context;
  await git.fetch();
  const branch = changeSetBranch(change.id);
  const pushed = git.head(branch);
  if (pushed) {
    return { commit: pushed, written: false, findings: [], retries: 0 };
  }
  await assertBase(git, change.base);
  const head = requireHead(git);
  const { findings, effective } = await onto(head, change, context);
  if (effective.length === 0) {
    throw new InputError(
      'The edits change nothing, so there is no change to request.',
    );
  }
  const commit = await write(head, effective, change, context);
  try {
    await git.push(commit, branch, env);
    return { commit, written: true, findings, retries: 0 };
  } catch (error) {
    if (!(error instanceof PushRejectedError)) throw error;
    // Another replica carries the same change set out.
    await git.fetch();
    const theirs = git.head(branch);
    if (!theirs) throw error;
    return { commit: theirs, written: false, findings, retries: 0 };
  }
}

/** The commit of a change set on main, if it got there. */
export async function findCommit(
  git: GitCache,
  { id, base }: Pick<Change, 'id' | 'base'>,
  head: string,
): Promise<string | undefined> {
  if (head === base) return undefined;
  return git.findTrailer([TRAILERS.changeSet, id], head, base);
}

/** The newest commit on main, as of the last fetch. */
export function requireHead(git: GitCache): string {
  const head = git.head(MAIN);
  if (!head)
    throw new ConflictError('The GitOps repository has no branch main.');
  return head;
}

/** @throws InputError */
async function assertBase(git: GitCache, base: string): Promise<void> {
  const head = requireHead(git);
  if (base === head || (await git.contains(head, base))) return;
  // Whoever sent it may have read main a moment later than this process did.
  await git.fetch();
  if (!(await git.contains(requireHead(git), base))) {
    throw new InputError(`${base} is no commit on branch main.`);
  }
}

async function onto(
  head: string,
  change: Change,
  { git, memo }: CommitContext,
): Promise<ValidatedChange & { effective: Edit[] }> {
  const { tree } = await readIntent(git, head);
  if (change.base !== head) {
    const base = await readIntent(git, change.base);
    const changed = conflicts(base.tree, tree, change.edits);
    if (changed.length > 0) {
      throw new DocumentConflictError(
        changed,
        conflictFields(base.tree, tree, change.edits, changed),
      );
    }
  }
  const { platform } = await platformOf(head, { git, memo }, tree);
  const validated = await inSlices(
    validateSteps(tree, change.edits, memo, platform),
  );
  if (!validated.valid) throw new InvalidChangeError(validated.findings);
  return { ...validated, effective: effectiveEdits(tree, change.edits) };
}

function write(
  parent: string,
  edits: readonly Edit[],
  change: Change,
  { git, now }: CommitContext,
): Promise<string> {
  return git.writeCommit({
    parent,
    changes: new Map(
      edits.map(edit => [
        edit.path,
        edit.action === 'put' ? edit.content : null,
      ]),
    ),
    subject: change.reason.slice(0, 72),
    trailers: [
      [TRAILERS.changeSet, change.id],
      [TRAILERS.actor, change.actor],
      [TRAILERS.reason, change.reason],
      ...trailer(TRAILERS.door, change.door),
      ...trailer(TRAILERS.approvals, change.approvals?.join(', ')),
    ],
    author: change.author,
    committer: WAYMARK,
    at: now(),
  });
}

function trailer(key: string, value: string | undefined) {
  return value ? [[key, value] as const] : [];
}
