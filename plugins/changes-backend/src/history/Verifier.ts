import { requireHead } from '@waymark/gitops';
import type { Verified } from '@waymark/plugin-changes-common';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { HistoryStore } from './HistoryStore';
import { replayChain } from './replayChain';
import type { VerificationStore } from './VerificationStore';
import { verifyChain, type Break } from './verifyChain';

/** Who verifies when nobody asks for it. */
export const SYSTEM = 'service:plugin:changes';

/** Verifies the chain, and keeps when that was and what came of it. */
export class Verifier {
  readonly #repository: Pick<GitopsRepository, 'git'>;
  readonly #store: HistoryStore;
  readonly #verifications: VerificationStore;
  readonly #now: () => Date;

  constructor(options: {
    repository: Pick<GitopsRepository, 'git'>;
    store: HistoryStore;
    verifications: VerificationStore;
    now: () => Date;
  }) {
    this.#repository = options.repository;
    this.#store = options.store;
    this.#verifications = options.verifications;
    this.#now = options.now;
  }

  async verify(replay: boolean, by: string): Promise<Verified> {
    const checked = await verifyChain(this.#store);
    const broken =
      checked.broken ??
      (replay ? await this.#replay(checked.commits) : undefined);
    const verified: Verified = {
      holds: broken === undefined,
      verifiedAt: this.#now().toISOString(),
      verifiedBy: by,
      commits: checked.commits,
      documents: checked.documents,
      head: { seq: checked.head.seq, hash: checked.head.head },
      replayed: replay && !checked.broken,
      ...(broken && { broken }),
    };
    await this.#verifications.add(verified);
    return verified;
  }

  /** Main as it is after the chain was read: another replica may have imported what this one does not know yet. */
  #replay(commits: number): Promise<Break | undefined> {
    const { git } = this.#repository;
    return atForge(async () => {
      await git.fetch();
      const main = requireHead(git);
      return replayChain(this.#store, git, { main, commits });
    });
  }

  last(): Promise<Verified | undefined> {
    return this.#verifications.last();
  }
}
