import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HookRecord } from './store/records';
import { listHooks } from './store/hooks';
import type { StoredRepository } from './store/repositories';

const TIMEOUT_MS = 5_000;
const PAUSES_MS = [0, 500, 2_000];

/** One event for the webhooks of a repository. */
export type ForgeEvent = {
  /** What a hook subscribes to. */
  event: 'push' | 'pull_request';
  /** The finer name in `X-Gitea-Event-Type`. */
  type: string;
  payload: unknown;
};

/** Sends events to webhooks, signed, in order of happening, with two more tries each. */
export class Deliveries {
  readonly #stop = new AbortController();
  readonly #log: (line: string) => void;
  readonly #running = new Set<Promise<void>>();

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  /** Returns once the hooks are known; the sending goes on by itself. */
  async send(
    repository: StoredRepository,
    events: readonly ForgeEvent[],
  ): Promise<void> {
    const hooks = (await listHooks(repository)).filter(hook => hook.active);
    for (const hook of hooks) {
      const wanted = events.filter(({ event }) => hook.events.includes(event));
      if (wanted.length === 0) continue;
      const work = this.#deliverAll(hook, wanted).finally(() =>
        this.#running.delete(work),
      );
      this.#running.add(work);
    }
  }

  /** Gives up what is not delivered yet. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  async #deliverAll(
    hook: HookRecord,
    events: readonly ForgeEvent[],
  ): Promise<void> {
    for (const event of events) await this.#deliver(hook, event);
  }

  async #deliver(
    hook: HookRecord,
    { event, type, payload }: ForgeEvent,
  ): Promise<void> {
    const body = JSON.stringify(payload);
    const signature = createHmac('sha256', hook.secret)
      .update(body)
      .digest('hex');
    const delivery = randomUUID();
    for (const pause of PAUSES_MS) {
      try {
        await sleep(pause, undefined, { signal: this.#stop.signal });
        const response = await fetch(hook.url, {
          method: 'POST',
          body,
          redirect: 'manual',
          signal: AbortSignal.any([
            this.#stop.signal,
            AbortSignal.timeout(TIMEOUT_MS),
          ]),
          headers: {
            'Content-Type': 'application/json',
            'X-Gitea-Delivery': delivery,
            'X-Gitea-Event': event,
            'X-Gitea-Event-Type': type,
            ...(hook.secret ? { 'X-Gitea-Signature': signature } : {}),
            ...(hook.secret
              ? { 'X-Hub-Signature-256': `sha256=${signature}` }
              : {}),
          },
        });
        await response.body?.cancel();
        if (response.ok) return;
        this.#log(
          `hook ${hook.id} ${event} ${delivery} answered ${response.status}`,
        );
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#log(
          `hook ${hook.id} ${event} ${delivery} not delivered: ${String(
            error,
          )}`,
        );
      }
    }
  }
}
