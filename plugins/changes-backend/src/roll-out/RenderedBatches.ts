import { readBatch, RENDERED, type Batch } from '@waymark/gitops';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';

/** A batch on branch rendered. */
export type RenderedBatch = Batch & { commit: string; at: Date };

/** Commits on branch rendered that are looked at. */
const MAX_HISTORY = 2000;

/** Reads the batches of roll-outs out of branch rendered, as of the last fetch. */
export class RenderedBatches {
  readonly #repository: GitopsRepository;
  #known:
    | { head: string; batches: Promise<ReadonlyMap<string, RenderedBatch[]>> }
    | undefined;

  constructor(repository: GitopsRepository) {
    this.#repository = repository;
  }

  /** By roll-out, the newest first; the batches of each oldest first. */
  read(): Promise<ReadonlyMap<string, RenderedBatch[]>> {
    const head = this.#repository.git.head(RENDERED);
    if (!head) return Promise.resolve(new Map());
    if (this.#known?.head !== head) {
      const batches = atForge(() => this.#read(head));
      this.#known = { head, batches };
      batches.catch(() => {
        this.#known = undefined;
      });
    }
    return this.#known.batches;
  }

  async #read(head: string): Promise<ReadonlyMap<string, RenderedBatch[]>> {
    const { git } = this.#repository;
    const line = await git.firstParents(head, MAX_HISTORY);
    const messages = await git.readMessages(line);
    const batches = new Map<string, RenderedBatch[]>();
    for (const commit of line) {
      const message = messages.get(commit);
      const batch =
        message && readBatch({ trailers: new Map(message.trailers) });
      if (!batch) continue;
      const known = batches.get(batch.rollOut) ?? [];
      batches.set(batch.rollOut, known);
      known.unshift({ ...batch, commit, at: message.committedAt });
    }
    return batches;
  }
}
