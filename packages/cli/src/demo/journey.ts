import { DemoFailure } from './errors';
import type { Progress } from '../output/Progress';
import type { DemoStep, Happened } from './types';

/** What a step brings back. */
export type Found<T> = {
  evidence: string;
  happened?: Happened;
  result: T;
};

/** Runs named steps one after another and keeps the time and the evidence of each. */
export class Journey {
  readonly steps: DemoStep[] = [];
  readonly #progress: Progress | undefined;
  #broken = false;

  /** @param progress - tells each step and how long it takes */
  constructor(progress?: Progress) {
    this.#progress = progress;
  }

  get failed(): boolean {
    return this.steps.some(isMissing);
  }

  /**
   * A step that the following ones need: when it fails they are not run. Its result is undefined then.
   */
  async need<T>(
    name: string,
    run: () => Promise<Found<T>>,
  ): Promise<T | undefined> {
    const outcome = await this.#step(name, run);
    this.#broken ||= outcome === undefined;
    return outcome?.result;
  }

  /** A step that stands alone: when it fails the others go on. */
  async check(
    name: string,
    run: () => Promise<string | Omit<Found<unknown>, 'result'>>,
  ): Promise<void> {
    await this.#step(name, async () => {
      const found = await run();
      return {
        ...(typeof found === 'string' ? { evidence: found } : found),
        result: undefined,
      };
    });
  }

  /** A step that this machine cannot show, and why; the others go on. */
  skip(name: string, reason: string): void {
    this.#progress?.line(`– ${name}: skipped, ${reason}`);
    this.steps.push({
      name,
      status: 'skipped',
      durationMs: 0,
      evidence: reason,
    });
  }

  async #step<T>(
    name: string,
    run: () => Promise<Found<T>>,
  ): Promise<{ result: T } | undefined> {
    if (this.#broken) {
      this.#progress?.line(`– ${name}: not run`);
      this.steps.push({
        name,
        status: 'not-run',
        durationMs: 0,
        evidence: 'An earlier step failed',
      });
      return undefined;
    }
    const started = performance.now();
    try {
      const { result, ...found } = await (this.#progress
        ? this.#progress.task(name, run)
        : run());
      this.steps.push({
        name,
        status: 'passed',
        durationMs: since(started),
        ...found,
      });
      return { result };
    } catch (error) {
      this.steps.push({
        name,
        status: 'failed',
        durationMs: since(started),
        evidence: explain(error),
      });
      return undefined;
    }
  }
}

/** Whether a step was to show something and did not. */
export function isMissing({ status }: Pick<DemoStep, 'status'>): boolean {
  return status === 'failed' || status === 'not-run';
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}

function explain(error: unknown): string {
  if (error instanceof DemoFailure) {
    return `${error.message} — ${error.fix}`;
  }
  return error instanceof Error ? error.message : String(error);
}
