import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  findUpgrade,
  RENDERED,
  type CompilerUpgrade as FoundUpgrade,
} from '@waymark/gitops';
import { COMPILER_VERSION } from '@waymark/platform-api';
import type {
  CompilerUpgrade,
  UpgradeStatus,
} from '@waymark/plugin-changes-common';
import type { UpgradeRow } from '../database/rows';
import type { UpgradeStore } from '../database/UpgradeStore';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';

const SYSTEM = 'service:plugin:changes';

/** What upgrades are decided with. */
export interface UpgradesOptions {
  repository: GitopsRepository;
  store: UpgradeStore;
  /** `hold`: an upgrade waits for its release; `render`: it needs none. */
  policy: 'hold' | 'render';
  now: () => Date;
}

/** Lets the compiler change what nobody asked to change only once somebody has looked at it. */
export class Upgrades {
  readonly #options: UpgradesOptions;

  constructor(options: UpgradesOptions) {
    this.#options = options;
  }

  /** Whether the reconciler may render an upgrade; what may not is noted once. */
  readonly mayRender = async (upgrade: FoundUpgrade): Promise<boolean> => {
    const { now, policy, store } = this.#options;
    if (policy === 'render') return true;
    const row = await store.note(upgrade, { at: now(), actor: SYSTEM });
    return row.released_at !== null;
  };

  /** What the compiler that runs here would change of what is rendered. */
  async status(): Promise<UpgradeStatus> {
    const { now, store } = this.#options;
    const upgrade = await this.#find();
    const row =
      upgrade && (await store.note(upgrade, { at: now(), actor: SYSTEM }));
    return {
      asOf: now().toISOString(),
      compiler: COMPILER_VERSION,
      ...(row && { upgrade: toUpgrade(row) }),
    };
  }

  /**
   * Releases the upgrade that was looked at; one that is released already stays as it is, rendered or not.
   *
   * @throws ConflictError when another one waits by now
   * @throws NotFoundError when there is none
   */
  async release(
    id: string,
    by: { actor: string; reason: string },
  ): Promise<CompilerUpgrade> {
    const { now, store } = this.#options;
    const upgrade = await this.#find();
    // After that: another replica may have released and rendered it meanwhile.
    const known = await store.find(id);
    if (known?.released_at) return toUpgrade(known);
    if (!upgrade) throw new NotFoundError('No upgrade waits');
    if (upgrade.id !== id) {
      throw new ConflictError(
        `Upgrade ${id} is not what waits by now. Look at ${upgrade.id} first.`,
      );
    }
    await store.note(upgrade, { at: now(), actor: SYSTEM });
    const row = await store.release(id, {
      at: now(),
      by: by.actor,
      reason: by.reason,
    });
    return toUpgrade(row);
  }

  async #find(): Promise<FoundUpgrade | undefined> {
    const { repository } = this.#options;
    const { git } = repository;
    await repository.ready();
    return atForge(async () => {
      await git.fetch();
      const head = git.head(RENDERED);
      if (!head) return undefined;
      const [info, { files }] = await Promise.all([
        git.describe(head),
        git.readTree(head),
      ]);
      return findUpgrade(repository.toReconcile, info, files);
    });
  }
}

function toUpgrade(row: UpgradeRow): CompilerUpgrade {
  const { diff, from, id, intent, rendered, to } = row;
  return {
    id,
    intent,
    rendered,
    from,
    to,
    diff,
    state: row.released_at ? 'released' : 'held',
    heldAt: row.held_at.toISOString(),
    ...(row.released_at &&
      row.released_by && {
        release: {
          at: row.released_at.toISOString(),
          by: row.released_by,
          reason: row.reason ?? '',
        },
      }),
  };
}
