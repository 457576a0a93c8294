import {
  changeSetBranch,
  commitChange,
  effectiveEdits,
  findCommit,
  MAIN,
  pushBranch,
  readIntent,
  requireHead,
  type Change,
  type ChangeRequest,
} from '@waymark/gitops';
import type { DocumentFinding } from '@waymark/plugin-changes-common';
import type { ChangeSetRow } from '../database/rows';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { toEdits } from './toEdits';

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
