import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { poll } from '../../demo/poll';
import type { ServiceByHand } from './ServiceByHand';

const sliceSchema = z.object({
  endpoints: z
    .array(
      z.object({
        conditions: z.object({ ready: z.boolean().nullish() }).default({}),
      }),
    )
    .nullish(),
});

const EVERY_MS = 100;
const TIMEOUT_MS = 30_000;

/** Counts, all the time, how many pods a Service would send requests to. */
export class ReadyEndpoints {
  /** Fewest that were seen. */
  fewest = Number.POSITIVE_INFINITY;
  /** Longest time with fewer than wanted, in milliseconds. */
  longestGapMs = 0;
  #isWatching = true;
  #gapSince: number | undefined;
  #ended = Promise.resolve();

  private constructor(
    private readonly service: ServiceByHand,
    private readonly wanted: number,
  ) {}

  /** Begins with the first moment at which all that are wanted are ready: slices come after a workload's own status. */
  static async watch(
    service: ServiceByHand,
    wanted: number,
  ): Promise<ReadyEndpoints> {
    const watch = new ReadyEndpoints(service, wanted);
    await poll(
      `${wanted} endpoints of ${service.service} to be ready`,
      async () => (await watch.#count()) >= wanted || undefined,
      { timeoutMs: TIMEOUT_MS, everyMs: EVERY_MS },
    );
    watch.#ended = watch.#watch();
    return watch;
  }

  async stop(): Promise<void> {
    this.#isWatching = false;
    await this.#ended;
  }

  async #watch(): Promise<void> {
    while (this.#isWatching) {
      const ready = await this.#count();
      const now = performance.now();
      this.fewest = Math.min(this.fewest, ready);
      if (ready >= this.wanted) {
        this.#gapSince = undefined;
      } else {
        this.#gapSince ??= now;
        const gap = now - this.#gapSince + EVERY_MS;
        this.longestGapMs = Math.max(this.longestGapMs, gap);
      }
      await sleep(EVERY_MS);
    }
  }

  async #count(): Promise<number> {
    const { client, namespace, service } = this.service;
    const slices = await client.list(sliceSchema, {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      namespace,
      labelSelector: `kubernetes.io/service-name=${service}`,
    });
    return slices
      .flatMap(({ endpoints }) => endpoints ?? [])
      .filter(({ conditions }) => conditions.ready !== false).length;
  }
}
