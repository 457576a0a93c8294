import { setTimeout as sleep } from 'node:timers/promises';
import { ResponseError } from '@backstage/errors';
import { until } from '@waymark/backend-test-utils';
import type { Replica } from './Replica';
import type { TrialPortal } from './TrialPortal';
import type { Attempt, Outcome, Verb } from './types';

/** Distance of the moments in a verb that are chosen one after another, so that they come to lie evenly: 1/φ. */
const STEP = 0.618_033_988_75;
/** Answers before the kill that are put up with before the moment is chosen anew. */
const PATIENCE = 40;
/** Of so many killed attempts, one is never asked for again. */
const FORGOTTEN_EVERY = 5;

interface Killed {
  verb: string;
  outcome?: Outcome;
}

/** Uses verbs and kills the portal in the middle of them. */
export class KilledVerbs {
  readonly #portal: TrialPortal;
  readonly #durations = new Map<Verb, number>();
  readonly #moments = new Map<Verb, number>();
  readonly #kills = new Map<string, number>();
  /** Everything that was acknowledged. */
  readonly acknowledged: Killed[] = [];

  constructor(portal: TrialPortal) {
    this.#portal = portal;
  }

  /** Kills in the middle of each verb. */
  get kills(): ReadonlyMap<string, number> {
    return this.#kills;
  }

  /** Uses a verb until a kill has come before its answer, starts the portal again, and asks for the same once more. */
  async kill(verb: Verb): Promise<void> {
    if (!this.#durations.has(verb)) await this.#measure(verb);
    for (let tries = 0; tries < PATIENCE; tries += 1) {
      const attempt = await this.#prepare(verb);
      const answered = await this.#killIn(verb, attempt);
      if (answered) {
        await this.#keep(verb, attempt, answered);
        continue;
      }
      const count = (this.#kills.get(verb.name) ?? 0) + 1;
      this.#kills.set(verb.name, count);
      await this.#portal.first.process.start();
      // What nobody asks for again is judged with all the rest, by what is on main and in the database.
      if (count % FORGOTTEN_EVERY !== 0) {
        await this.#keep(verb, attempt, await ask(attempt, this.#portal.first));
      }
      return;
    }
    throw new Error(`${verb.name} was answered before each of the kills.`);
  }

  async #prepare(verb: Verb): Promise<Attempt> {
    await this.#portal.rendered();
    return verb.prepare(this.#portal);
  }

  async #measure(verb: Verb): Promise<void> {
    const attempt = await this.#prepare(verb);
    const started = performance.now();
    const outcome = await ask(attempt, this.#portal.first);
    this.#durations.set(verb, performance.now() - started);
    await this.#keep(verb, attempt, outcome);
  }

  /** Gives the outcome when the verb was faster than the kill; the portal lives on then. */
  async #killIn(verb: Verb, attempt: Attempt): Promise<Outcome | undefined> {
    const moment = ((this.#moments.get(verb) ?? 0) + STEP) % 1;
    this.#moments.set(verb, moment);
    const duration = this.#durations.get(verb) ?? 0;
    const started = performance.now();
    const sent = ask(attempt, this.#portal.first).then(
      outcome => ({ outcome }),
      (error: unknown) => ({ error }),
    );
    const first = await Promise.race([sent, sleep(duration * moment)]);
    if (first) {
      if ('error' in first) throw first.error;
      // The machine has become faster, or slower.
      this.#durations.set(verb, (duration + performance.now() - started) / 2);
      return first.outcome;
    }
    await this.#portal.first.process.kill();
    const last = await sent;
    if (!('outcome' in last)) return undefined;
    // Acknowledged at the very moment of the kill: it counts all the more.
    this.acknowledged.push({ verb: verb.name, outcome: last.outcome });
    return undefined;
  }

  async #keep(verb: Verb, attempt: Attempt, outcome: Outcome): Promise<void> {
    const kept = (await attempt.tidy?.(outcome)) ?? outcome;
    this.acknowledged.push({ verb: verb.name, outcome: kept });
  }
}

/** Asks again while the answer is that it cannot be done now, as a client does. */
function ask(attempt: Attempt, replica: Replica): Promise<Outcome> {
  return until(
    () =>
      attempt.send(replica).catch((error: unknown) => {
        if (error instanceof ResponseError && error.statusCode === 503) {
          return undefined;
        }
        throw error;
      }),
    { timeoutMs: 120_000, what: 'an answer other than 503' },
  );
}
