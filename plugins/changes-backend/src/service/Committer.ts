import {
  applyEdits,
  changeSetBranch,
  commitChange,
  conflicts,
  effectiveEdits,
  findCommit,
  ForgeNotMergeableError,
  MAIN,
  pushBranch,
  readIntent,
  requireHead,
  trailerLines,
  TRAILERS,
  treeDigest,
  type Change,
  type ChangeRequest,
  type Edit,
} from '@waymark/gitops';
import type { DocumentFinding } from '@waymark/plugin-changes-common';
import type { ChangeSetRow } from '../database/rows';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { toEdits } from './toEdits';

/** What a change set was approved by. */
export interface Approval {
  /** Ids of the requests. */
  requests: readonly string[];
  /** Entity references of people. */
  approvers: readonly string[];
}

/** Where a change set got to. */
export type Outcome =
  | {
      state: 'committed';
      commit: string;
      findings: DocumentFinding[];
      retries: number;
    }
  | {
      state: 'proposed' | 'rejected';
      changeRequest: ChangeRequest;
      findings: DocumentFinding[];
    };

/** Brings accepted change sets to the forge. Doing it again, after a crash or in another replica, finds what was done. */
export class Committer {
  readonly #repository: GitopsRepository;

  constructor(repository: GitopsRepository) {
    this.#repository = repository;
  }

  /** @throws DocumentConflictError, InvalidChangeError */
  async carryOut(row: ChangeSetRow): Promise<Outcome> {
    const { commits } = this.#repository;
    await this.#repository.ready();
    return commits.run(() =>
      row.mode === 'commit' ? this.#commit(row) : this.#propose(row),
    );
  }

  /** The commit of a change set, if it is on main already. */
  async find(row: ChangeSetRow): Promise<string | undefined> {
    const { git } = this.#repository;
    return findCommit(git, row, requireHead(git));
  }

  /** What became of a change request. */
  async follow(row: ChangeSetRow): Promise<Outcome | undefined> {
    if (row.change_request_number === null) return undefined;
    const { portal, ref } = this.#repository;
    return outcomeOf(
      await portal.getChangeRequest(ref, row.change_request_number),
      row.findings,
    );
  }

  /**
   * Merges its change request if it still is what was approved and the resulting tree is valid; undefined when it may not be
   * merged now. The merge names who and what approved it.
   */
  async merge(
    row: ChangeSetRow,
    approval: Approval,
  ): Promise<Outcome | undefined> {
    const number = row.change_request_number;
    if (number === null) return undefined;
    const { commits } = this.#repository;
    return commits.run(() => this.#merge(row, number, approval));
  }

  /** Closes its change request; what was merged meanwhile is committed all the same. */
  async close(row: ChangeSetRow): Promise<Outcome | undefined> {
    if (row.change_request_number === null) return undefined;
    const { portal, ref } = this.#repository;
    const closed = await portal.closeChangeRequest(
      ref,
      row.change_request_number,
    );
    if (closed.state === 'closed') {
      await portal.deleteBranch(ref, changeSetBranch(row.id));
    }
    return outcomeOf(closed, row.findings);
  }

  /** Whether branch main says already what the change set wants. */
  async isOnMain(row: ChangeSetRow): Promise<boolean> {
    const { git } = this.#repository;
    const { tree } = await readIntent(git, requireHead(git));
    return effectiveEdits(tree, toEdits(row.edits)).length === 0;
  }

  async #commit(row: ChangeSetRow): Promise<Outcome> {
    const { commit, findings, retries } = await commitChange(
      toChange(row),
      this.#repository.toCommit,
    );
    return { state: 'committed', commit, findings, retries };
  }

  async #merge(
    row: ChangeSetRow,
    number: number,
    approval: Approval,
  ): Promise<Outcome | undefined> {
    const { git, portal, ref } = this.#repository;
    await git.fetch();
    const head = requireHead(git);
    const branch = git.head(changeSetBranch(row.id));
    const edits = toEdits(row.edits);
    if (!branch || !(await isExactly(git, branch, edits))) return undefined;
    const [{ tree }, base] = await Promise.all([
      readIntent(git, head),
      readIntent(git, row.base),
    ]);
    const platform = await this.#repository.platformAt(head);
    const { valid } = await this.#repository.validate(tree, edits, platform);
    if (!valid || conflicts(base.tree, tree, edits).length > 0)
      return undefined;
    try {
      const merged = await portal.mergeChangeRequest(ref, number, {
        title: row.reason.slice(0, 72),
        message: mergeMessage(row, approval),
        expectedHead: branch,
      });
      await git.fetch();
      return outcomeOf(merged, row.findings);
    } catch (error) {
      if (error instanceof ForgeNotMergeableError) return undefined;
      throw error;
    }
  }

  async #propose(row: ChangeSetRow): Promise<Outcome> {
    const { portal, ref } = this.#repository;
    const source = changeSetBranch(row.id);
    const [known] = await portal.listChangeRequests(ref, {
      state: 'all',
      source,
      target: MAIN,
    });
    if (known) return outcomeOf(known, row.findings);
    const { findings } = await pushBranch(
      toChange(row),
      this.#repository.toCommit,
    );
    const opened = await portal.createChangeRequest(ref, {
      source,
      target: MAIN,
      title: row.reason.slice(0, 120),
      body: describe(row, findings),
    });
    return outcomeOf(opened, findings);
  }
}

/** Whether a branch is a commit on main with these edits and nothing else, whoever has pushed to it since. */
async function isExactly(
  git: GitopsRepository['git'],
  branch: string,
  edits: readonly Edit[],
): Promise<boolean> {
  const [, parent] = await git.firstParents(branch, 2);
  if (!parent || !(await git.contains(requireHead(git), parent))) return false;
  const [is, was] = await Promise.all([
    git.readTree(branch),
    git.readTree(parent),
  ]);
  return treeDigest(is.files) === treeDigest(applyEdits(was.files, edits));
}

function outcomeOf(
  changeRequest: ChangeRequest,
  findings: DocumentFinding[],
): Outcome {
  const { state, mergeCommit, source } = changeRequest;
  if (state === 'merged') {
    const commit = mergeCommit ?? source.sha;
    return { state: 'committed', commit, findings, retries: 0 };
  }
  return {
    state: state === 'open' ? 'proposed' : 'rejected',
    changeRequest,
    findings,
  };
}

function toChange(row: ChangeSetRow): Change {
  return {
    id: row.id,
    edits: toEdits(row.edits),
    base: row.base,
    reason: row.reason,
    author: { name: row.author_name, email: row.author_email },
    actor: row.author,
    door: row.door,
  };
}

/** What the merge commit says of itself, by trailers as those of every other change set's commit. */
function mergeMessage(row: ChangeSetRow, approval: Approval): string {
  return trailerLines([
    [TRAILERS.changeSet, row.id],
    [TRAILERS.actor, row.author],
    [TRAILERS.reason, row.reason],
    [TRAILERS.door, row.door],
    [TRAILERS.approvals, approval.requests.join(', ')],
    ...approval.approvers.map(by => [TRAILERS.approvedBy, by] as const),
  ]);
}

function describe(row: ChangeSetRow, findings: DocumentFinding[]): string {
  const documents = row.edits.map(
    ({ action, path }) =>
      `- ${action === 'put' ? 'write' : 'delete'} \`${path}\``,
  );
  const notes = findings.map(
    ({ severity, document, message }) =>
      `- ${severity}: \`${document}\`: ${message}`,
  );
  return [
    row.reason,
    `Asked for by ${row.author}.`,
    documents.join('\n'),
    notes.join('\n'),
    `Change set ${row.id}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}
