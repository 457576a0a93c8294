import { describeDuration } from './duration';

/** Where progress is written; a part of `process.stderr`. */
export interface ProgressStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** From when on a task tells how long it has been running. */
const quietMs = 2_000;
/** How often it does so where lines cannot be rewritten. */
const lineEveryMs = 15_000;
const tickMs = 250;

/**
 * Tells how tasks go on, several at once: in a terminal one line that is rewritten, elsewhere whole lines, so that the log
 * of a build reads well. A task of under two seconds takes one line.
 */
export class Progress {
  readonly #running = new Map<
    string,
    { since: number; told: number; detail: string }
  >();
  #timer: NodeJS.Timeout | undefined;
  #drawn = false;

  constructor(
    private readonly stream: ProgressStream = process.stderr,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Runs a task and tells how it ended. The work may say how far it is, such as `62 %, 2 min left`.
   *
   * @param outcome - says more than the title, from the result; an empty text says nothing at all
   */
  async task<T>(
    title: string,
    work: (say: (detail: string) => void) => Promise<T>,
    outcome: (result: T) => string = () => title,
  ): Promise<T> {
    const since = this.now();
    const task = { since, told: since, detail: '' };
    this.#running.set(title, task);
    this.#timer ??= setInterval(() => this.tick(), tickMs).unref();
    let mark = '✗';
    let text = title;
    try {
      const result = await work(detail => {
        task.detail = `, ${detail}`;
      });
      mark = '✓';
      text = outcome(result);
      return result;
    } finally {
      this.#running.delete(title);
      const took = describeDuration(this.now() - since);
      if (text) this.line(`${mark} ${text} (${took})`);
      if (this.#running.size === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
        this.erase();
      }
    }
  }

  /** Something to know that does not stop the work. */
  warn(text: string): void {
    this.line(`! ${text}`);
  }

  /** Writes a whole line above the running tasks. */
  line(text: string): void {
    this.erase();
    this.stream.write(`${text}\n`);
  }

  /** Called by a timer: tells the elapsed time of what takes longer. */
  tick(): void {
    const now = this.now();
    const slow = [...this.#running].filter(
      ([, { since }]) => now - since >= quietMs,
    );
    if (slow.length === 0) return;
    if (this.stream.isTTY) {
      const text = slow
        .map(
          ([title, { since, detail }]) =>
            `${title} … ${seconds(now - since)}${detail}`,
        )
        .join(' · ');
      this.erase();
      this.stream.write(text.slice(0, (this.stream.columns ?? 80) - 1));
      this.#drawn = true;
      return;
    }
    for (const [title, task] of slow) {
      const first = task.told === task.since;
      if (first || now - task.told >= lineEveryMs) {
        task.told = now;
        this.stream.write(
          `… ${title}: ${seconds(now - task.since)}${task.detail}\n`,
        );
      }
    }
  }

  private erase(): void {
    if (this.#drawn) this.stream.write('\r\u001b[K');
    this.#drawn = false;
  }
}

function seconds(ms: number): string {
  return ms < 60_000 ? `${Math.floor(ms / 1_000)} s` : describeDuration(ms);
}
