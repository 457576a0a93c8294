import type { Announcer } from '../Announcer';
import type { ApprovalsMetrics } from '../ApprovalsMetrics';
import type { RequestStore } from '../database/RequestStore';
import { due } from '../notices';
import { end } from '../service/end';
import { endAccess } from '../service/endAccess';

const ACTOR = 'service:plugin:approvals';

/** Ends what has expired, access before everything else, and reminds of what is due, each once, though several replicas sweep. */
export class Sweeper {
  readonly #announcer: Announcer;
  readonly #metrics: ApprovalsMetrics;
  readonly #now: () => Date;
  readonly #store: RequestStore;

  constructor(options: {
    announcer: Announcer;
    metrics: ApprovalsMetrics;
    now: () => Date;
    store: RequestStore;
  }) {
    this.#announcer = options.announcer;
    this.#metrics = options.metrics;
    this.#now = options.now;
    this.#store = options.store;
  }

  async sweep(signal?: AbortSignal): Promise<void> {
    for (const id of await this.#store.accessesOver(this.#now())) {
      if (signal?.aborted) return;
      await this.#store.change(id, request =>
        endAccess(request, { at: this.#now(), by: ACTOR }),
      );
    }
    this.#metrics.accesses(await this.#store.countAccesses());
    for (const id of await this.#store.timely('expires_at', this.#now())) {
      if (signal?.aborted) return;
      await this.#expire(id);
    }
    for (const id of await this.#store.timely('due_at', this.#now())) {
      if (signal?.aborted) return;
      await this.#store.change(id, async request => {
        const { open_groups: groups, state } = request.row;
        if (state === 'open' && groups.length > 0) {
          await request.notify([due(request.row)]);
        }
      });
    }
  }

  async #expire(id: string): Promise<void> {
    const at = this.#now();
    const ended = await this.#store.change(id, async request => {
      const { created_at: since, expires_at: expires, kind } = request.row;
      // Somebody decided it, or another replica ended it, since it was looked up.
      if (request.row.state !== 'open' || expires > at) return undefined;
      await request.audit({
        at,
        actor: ACTOR,
        action: 'request.expired',
        detail: { outcome: 'expired' },
      });
      const event = await end(request, 'expired', at);
      return { event, kind, duration: at.getTime() - +since };
    });
    if (!ended) return;
    this.#metrics.ended(ended.kind, 'expired', ended.duration);
    await this.#announcer.announce(ended.event);
  }
}
