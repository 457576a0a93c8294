import { requireHead } from '@waymark/gitops';
import type { Verified } from '@waymark/plugin-changes-common';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { HistoryStore } from './HistoryStore';
import type { VerificationStore } from './VerificationStore';
import { replayChain, verifyChain } from './verifyChain';

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
    const { git } = this.#repository;
    const broken =
      checked.broken ??
      (replay
        ? await atForge(() => replayChain(this.#store, git, requireHead(git)))
        : undefined);
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

  last(): Promise<Verified | undefined> {
    return this.#verifications.last();
  }
}
