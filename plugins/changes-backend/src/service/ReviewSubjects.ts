import {
  conflicts,
  readIntent,
  type DocumentFinding,
  type Edit,
  type IntentTree,
} from '@waymark/gitops';
import {
  ENDED_STATES,
  type PreviewRequest,
} from '@waymark/plugin-changes-common';
import type { ChangeSetRow } from '../database/rows';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { assertNoConflict } from './assertNoConflict';
import { findConflicts } from './findConflicts';
import { toEdits } from './toEdits';

/** What a reviewer compares: the tree before, and the edits on it. */
export interface ReviewSubject {
  /** Commit on main that the tree is of. */
  against: string;
  tree: IntentTree;
  edits: Edit[];
  /** Whether it can still have an effect: it is compared with main of now. */
  open: boolean;
  /** Documents that changed on main since the edits were made. */
  conflicts: string[];
  /** The fields of these documents that stand in the way. */
  conflictFindings: DocumentFinding[];
}

const NO_CONFLICT = { conflicts: [], conflictFindings: [] };

/** How old main may be where nothing is written. */
const READ_MAX_AGE_MS = 1500;

/** Finds what to compare: main of now while a change set is open, what it was made against once it has ended. */
export class ReviewSubjects {
  readonly #repository: GitopsRepository;

  constructor(repository: GitopsRepository) {
    this.#repository = repository;
  }

  /** @throws InvalidChangeError, DocumentConflictError */
  async ofRequest({ base, edits }: PreviewRequest): Promise<ReviewSubject> {
    const head = await this.#repository.intent(base ? 0 : READ_MAX_AGE_MS);
    const wanted = toEdits(edits);
    if (base && base !== head.commit) {
      await assertNoConflict(this.#repository, base, head, wanted);
    }
    const { commit: against, tree } = head;
    return { against, tree, edits: wanted, open: true, ...NO_CONFLICT };
  }

  async ofChangeSet(row: ChangeSetRow): Promise<ReviewSubject> {
    const head = await this.#repository.intent(READ_MAX_AGE_MS);
    const edits = toEdits(row.edits);
    if (ENDED_STATES.includes(row.state)) {
      const against = row.commit ? await this.#parentOf(row.commit) : row.base;
      const { tree } = await this.#read(against);
      return { against, tree, edits, open: false, ...NO_CONFLICT };
    }
    const { commit: against, tree } = head;
    const base = await this.#read(row.base);
    const changed = conflicts(base.tree, tree, edits);
    return {
      against,
      tree,
      edits,
      open: true,
      conflicts: changed,
      conflictFindings: findConflicts(base.tree, tree, edits, changed),
    };
  }

  #read(commit: string) {
    return atForge(() => readIntent(this.#repository.git, commit));
  }

  async #parentOf(commit: string): Promise<string> {
    const line = await atForge(() =>
      this.#repository.git.firstParents(commit, 2),
    );
    return line.at(1) ?? commit;
  }
}
