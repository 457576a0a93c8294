import { createHash } from 'node:crypto';
import type { DocumentFinding, Held } from '../render';
import type { IntentTree } from '../tree/tree';

/** A document that came onto main by a merge that nobody who has to has approved. */
export interface Hold {
  path: string;
  /** The merge on main. */
  merge: string;
  /** What the merge made of it; absent when it removed it. */
  is?: string;
  /** What was accepted before; absent when there was nothing. */
  was?: string;
  /** What the team is told. */
  finding: DocumentFinding;
}

/** Accepted intent: what main says, but for the documents that are held, which stay as they were. */
export interface AcceptedIntent {
  tree: IntentTree;
  held: Held[];
}

/** The documents on main that do not count yet. */
export class Holds {
  static readonly none = new Holds([]);
  readonly #holds: readonly Hold[];

  /** @param holds - those of the newest merge first */
  constructor(holds: readonly Hold[]) {
    this.#holds = holds;
  }

  /** The merges, by which a commit on branch rendered says what it left out; undefined when it left out nothing. */
  get merges(): string | undefined {
    const merges = [...new Set(this.#holds.map(({ merge }) => merge))].sort();
    return merges.length > 0 ? merges.join(', ') : undefined;
  }

  /** Names exactly these holds. */
  get digest(): string {
    const parts = this.#holds.map(({ is, merge, path, was }) => [
      merge,
      path,
      is ?? null,
      was ?? null,
    ]);
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  }

  /** Takes the held documents back to what was accepted before. Pure. What was changed again since is as main says. */
  on(tree: IntentTree): AcceptedIntent {
    const accepted = new Map(tree);
    const held = new Map<string, Held>();
    for (const { finding, is, path, was } of this.#holds) {
      if (accepted.get(path) !== is) continue;
      if (was === undefined) accepted.delete(path);
      else accepted.set(path, was);
      const { findings = [] } = held.get(path) ?? {};
      held.set(path, { path, findings: [...findings, finding] });
    }
    return held.size > 0
      ? { tree: accepted, held: [...held.values()] }
      : { tree, held: [] };
  }
}
