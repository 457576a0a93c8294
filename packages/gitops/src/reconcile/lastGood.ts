import type { PlatformDocument } from '@waymark/platform-api';
import type { GitCache } from '../git';
import type { Held, RenderMemo } from '../render';
import { Holds } from './holds';
import { renderCommit } from './renderCommit';

/** What a held document was when it was valid last. */
export interface LastGoodDocument {
  /** Newest commit on main where it was valid. */
  commit: string;
  /** The commit after it, since which the document is held. */
  heldBy: string;
  /** Absent for kinds that are not compiled. */
  document?: PlatformDocument;
}

/** Last good output of a held document. */
export interface LastGood {
  /** Empty when it never had one. */
  files: ReadonlyMap<string, string>;
  /** Absent when it never had one. */
  from?: LastGoodDocument;
}

const NEVER: LastGood = { files: new Map() };

/** Commits that are looked at; a document that was broken for longer has no last good output. */
const MAX_HISTORY = 2000;

/**
 * Finds the last good output of each held document: what it rendered to at the newest commit on main's line of first
 * parents where it was valid, with the platform of that commit and the compiler of today. So it depends on nothing but main and
 * compiler, and replaying from nothing gives the same.
 */
export class LastGoodOutput {
  readonly #git: GitCache;
  readonly #memo: RenderMemo;
  /** What was found as of the commit looked at last, so that the next one need not look further back. */
  #known:
    | { commit: string; holds: string; found: ReadonlyMap<string, LastGood> }
    | undefined;

  constructor(git: GitCache, memo: RenderMemo) {
    this.#git = git;
    this.#memo = memo;
  }

  async at(
    commit: string,
    held: ReadonlyMap<string, Held>,
    holds = Holds.none,
  ): Promise<ReadonlyMap<string, LastGood>> {
    const { digest } = holds;
    const found = new Map<string, LastGood>();
    // The last good configuration is a platform, not files; see platformOf. A grant that does not count gives nothing.
    const open = new Set(
      [...held.values()]
        .filter(each => !isConfiguration(each.path) && !isRefusedGrant(each))
        .map(({ path }) => path),
    );
    const line = open.size
      ? await this.#git.firstParents(commit, MAX_HISTORY)
      : [];
    for (const [index, earlier] of line.entries()) {
      if (open.size === 0) break;
      if (earlier === this.#known?.commit && digest === this.#known.holds) {
        for (const path of open) {
          const known = this.#known.found.get(path);
          if (known && open.delete(path)) found.set(path, known);
        }
      }
      const heldBy = line[index - 1];
      if (heldBy !== undefined && open.size > 0)
        await this.#lookAt(earlier, { found, held, heldBy, holds, open });
    }
    for (const path of open) found.set(path, NEVER);
    this.#known = { commit, holds: digest, found };
    return found;
  }

  async #lookAt(
    commit: string,
    search: {
      open: Set<string>;
      found: Map<string, LastGood>;
      held: ReadonlyMap<string, Held>;
      /** The commit after it. */
      heldBy: string;
      holds: Holds;
    },
  ): Promise<void> {
    const { found, held, heldBy, holds, open } = search;
    const context = { git: this.#git, memo: this.#memo };
    const { rendering } = await renderCommit(commit, context, holds);
    for (const path of open) {
      const document = rendering.documents.get(path);
      if (document && !rendering.held.has(path)) {
        found.set(path, {
          files: document.files,
          from: {
            commit,
            heldBy,
            ...(document.document && { document: document.document }),
          },
        });
        open.delete(path);
      } else if (!document && !isMissing(held.get(path))) {
        // It was not there: what came before belonged to a document that was removed.
        found.set(path, NEVER);
        open.delete(path);
      }
    }
  }
}

/** Whether a path belongs to the configuration of the platform. */
export function isConfiguration(path: string): boolean {
  return path.startsWith('platform/');
}

/** Whether it is a grant that is not valid itself; one whose namespace is held keeps what it gave. */
function isRefusedGrant({ because, path }: Held): boolean {
  return path.startsWith('grants/') && because === undefined;
}

/** Whether the held document itself is gone, as a namespace's whose workloads remain. */
function isMissing(held: Held | undefined): boolean {
  return (
    held?.findings.some(
      ({ constraint }) => constraint === 'namespace.in-use',
    ) ?? false
  );
}
