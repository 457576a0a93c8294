import { randomUUID } from 'node:crypto';
import { renderIntent, type HeldOutput } from '@waymark/gitops';
import type { HeldStore, RenderedAt } from '../database/HeldStore';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { heldNotice, releasedNotice, type HeldContext } from './heldNotices';

/**
 * Tells teams when a document of theirs is held and when it is released. What was told of is written down by commit, so
 * that a process which is killed after it rendered and before it told is made up for by the next one.
 */
export class HeldNews {
  readonly #context: HeldContext;
  readonly #now: () => Date;
  readonly #repository: GitopsRepository;
  readonly #store: HeldStore;

  constructor(options: {
    now: () => Date;
    platformOwners: readonly string[];
    repository: GitopsRepository;
    store: HeldStore;
  }) {
    const { platformOwners, repository } = options;
    const { portal, ref } = repository;
    this.#now = options.now;
    this.#repository = repository;
    this.#store = options.store;
    this.#context = {
      platformOwners,
      documentUrl: path => portal.browse.file(ref, 'main', path),
      commitUrl: commit => portal.browse.commit(ref, commit),
    };
  }

  /** @param held - what is held there, when the caller has just rendered it */
  async follow(at: RenderedAt, held?: readonly HeldOutput[]): Promise<void> {
    if (await this.#store.isAt(at)) return;
    const { git, toReconcile } = this.#repository;
    const [now, { files }] = await atForge(async () => [
      held ?? (await renderIntent(at.intent, toReconcile)).held,
      await git.readTree(at.intent),
    ]);
    const context = this.#context;
    await this.#store.replace(
      at,
      now.map(({ path }) => path),
      {
        now: this.#now(),
        tell: news =>
          [
            ...now
              .filter(({ path }) => news.held.includes(path))
              .map(each => heldNotice(each, context)),
            ...news.released.map(path =>
              releasedNotice(path, files.has(path), at.intent, context),
            ),
          ]
            .filter(({ to }) => to.length > 0)
            .map(notice => ({ key: `held:${randomUUID()}`, ...notice })),
      },
    );
  }
}
