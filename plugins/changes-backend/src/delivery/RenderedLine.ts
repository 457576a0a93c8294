import { posix } from 'node:path';
import type { HistoryEntry } from '@waymark/gitops';

/** The commits of branch rendered, newest first, and what each changed. */
export class RenderedLine {
  readonly #line: readonly HistoryEntry[];
  readonly #order: ReadonlyMap<string, number>;
  readonly #newest = new Map<string, HistoryEntry>();
  readonly #folders: ReadonlySet<string>;

  /** @param files - what is on the branch now */
  constructor(line: readonly HistoryEntry[], files: readonly string[]) {
    this.#line = line;
    this.#order = new Map(line.map(({ commit }, index) => [commit, index]));
    this.#folders = new Set(files.map(file => posix.dirname(file)));
    for (const entry of line) {
      for (const folder of foldersOf(entry)) {
        if (!this.#newest.has(folder)) this.#newest.set(folder, entry);
      }
    }
  }

  /** The newest commit; undefined when there is none. */
  get head(): string | undefined {
    return this.#line.at(0)?.commit;
  }

  /** The newest commit that changed a folder; undefined when that is longer ago than the line reaches. */
  newestOf(folder: string): HistoryEntry | undefined {
    return this.#newest.get(folder);
  }

  /** Whether a folder is there now. */
  has(folder: string): boolean {
    return this.#folders.has(folder);
  }

  /** Whether something was committed before the branch began, so that the branch could not have followed it at once. */
  isBefore({ committedAt }: { committedAt: Date }): boolean {
    const first = this.#line.at(-1);
    return first !== undefined && committedAt < first.committedAt;
  }

  /** Whether a commit is this one or a later one. False when the line does not hold it. */
  isAtLeast(commit: string | undefined, wanted: string): boolean {
    const at = commit === undefined ? undefined : this.#order.get(commit);
    const since = this.#order.get(wanted);
    return at !== undefined && since !== undefined && at <= since;
  }

  /** The commit that an intent was all rendered with, unless it is still being rolled out: its first, or the last of its batches. */
  reachedBy(intent: string): HistoryEntry | undefined {
    const own = this.#own(intent);
    return own.at(0)?.rollOut ? own.at(0) : own.at(-1);
  }

  /** The first commit that is of an intent; of a roll-out, its first batch. */
  firstOf(intent: string): HistoryEntry | undefined {
    return this.#own(intent).at(-1);
  }

  /** Folders that an intent changed and that are there, apart from Argo CD's own. */
  foldersOf(intent: string): string[] {
    return this.#changedBy(intent).filter(folder => this.#folders.has(folder));
  }

  /** Folders that an intent removed, apart from Argo CD's own. */
  removedBy(intent: string): string[] {
    return this.#changedBy(intent).filter(folder => !this.#folders.has(folder));
  }

  #changedBy(intent: string): string[] {
    const changed = this.#own(intent).flatMap(entry => [...foldersOf(entry)]);
    return [...new Set(changed)].filter(
      folder => !folder.startsWith('argocd/'),
    );
  }

  /** Commits of an intent, newest first: the batches that it is rendered in, or else what was rendered beside those of others. */
  #own(intent: string): HistoryEntry[] {
    const all = this.#line.filter(({ trailer }) => trailer === intent);
    const rollOut = all.at(-1)?.rollOut;
    return all.filter(entry => entry.rollOut === rollOut);
  }
}

function foldersOf({ paths }: HistoryEntry): Set<string> {
  return new Set(
    paths.map(path => posix.dirname(path)).filter(folder => folder !== '.'),
  );
}
