import { setTimeout as sleep } from 'node:timers/promises';

type Given<T> = Exclude<T, undefined | false | null>;

/**
 * Asks again until there is an answer; an empty list is none.
 *
 * @throws Error that names what was waited for
 * @public
 */
export async function until<T>(
  ask: () => Promise<T>,
  options: {
    /** What is waited for, or what else to say when it does not come. */
    what?: string | (() => Promise<string>);
    everyMs?: number;
    timeoutMs?: number;
  } = {},
): Promise<Given<T>> {
  const { what = 'an answer', everyMs = 100, timeoutMs = 20_000 } = options;
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (isGiven(answer)) return answer;
    if (Date.now() > end) {
      const named = typeof what === 'string' ? what : await what();
      throw new Error(`Waited in vain for ${named}`);
    }
    await sleep(everyMs);
  }
}

function isGiven<T>(answer: T): answer is Given<T> {
  const isEmpty = Array.isArray(answer) && answer.length === 0;
  return (
    answer !== undefined && answer !== false && answer !== null && !isEmpty
  );
}
