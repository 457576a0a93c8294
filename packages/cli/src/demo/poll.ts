import { setTimeout as wait } from 'node:timers/promises';
import { DemoFailure } from './errors';

/**
 * Asks until `read` gives a value.
 *
 * @param what - what is waited for, for the error
 * @param read - undefined means "not yet"
 * @throws {@link DemoFailure} when `timeoutMs` is over
 */
export async function poll<T>(
  what: string,
  read: () => Promise<T | undefined>,
  { timeoutMs, everyMs = 250 }: { timeoutMs: number; everyMs?: number },
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (value !== undefined) {
      return value;
    }
    if (performance.now() > deadline) {
      throw new DemoFailure(
        `${what} did not happen within ${Math.round(timeoutMs / 1000)} s`,
        'Look at the run page and at .waymark/logs.',
      );
    }
    await wait(everyMs);
  }
}
