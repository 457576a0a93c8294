import { platformSchema, type Platform } from '@waymark/platform-api';

/** How old what was read may be. */
const MAX_AGE_MS = 5000;

/**
 * The platform that intent is compiled with, for plugins beside changes: read from there, which reads it from Git, and kept for a
 * few seconds.
 *
 * @public
 */
export class CurrentPlatform {
  readonly #ask: () => Promise<{ platform: unknown }>;
  readonly #now: () => number;
  #value: Platform;
  #asked: { at: number; answer: Promise<Platform> } | undefined;

  /** @param options - `builtIn` counts until it was read for the first time */
  constructor(options: {
    ask: () => Promise<{ platform: unknown }>;
    builtIn: Platform;
    now?: () => number;
  }) {
    this.#ask = options.ask;
    this.#value = options.builtIn;
    this.#now = options.now ?? Date.now;
  }

  /** What was read last. */
  get value(): Platform {
    return this.#value;
  }

  /** Reads it, unless that was done a moment ago; several askers share one answer. */
  read(): Promise<Platform> {
    const at = this.#now();
    if (!this.#asked || at - this.#asked.at >= MAX_AGE_MS) {
      const answer = this.#read();
      this.#asked = { at, answer };
      answer.catch(() => {
        this.#asked = undefined;
      });
    }
    return this.#asked.answer;
  }

  async #read(): Promise<Platform> {
    const { platform } = await this.#ask();
    this.#value = platformSchema.parse(platform);
    return this.#value;
  }
}
