import { setImmediate as othersTurn } from 'node:timers/promises';

/**
 * Work in short steps: whoever drives it may let others work between two of them. A step may tell of progress.
 */
export type Steps<T, Progress = never> = Generator<Progress | undefined, T>;

/** How long work goes on before others have their turn, in milliseconds. */
const SLICE_MS = 10;

/** Takes all steps at once. */
export function atOnce<T>(steps: Steps<T, unknown>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Takes steps until a slice of time is over, then lets others work, until all are done: the event loop is kept for no longer than
 * a slice and the step that ends it.
 *
 * @returns what the steps tell, as it comes, and what they come to
 */
export async function* streamInSlices<T, Progress>(
  steps: Steps<T, Progress>,
): AsyncGenerator<Progress, T> {
  let end = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value !== undefined) yield step.value;
    if (performance.now() < end) continue;
    await othersTurn();
    end = performance.now() + SLICE_MS;
  }
}

/** Takes steps as {@link streamInSlices} does, where only what they come to counts. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  const slices = streamInSlices(steps);
  for (;;) {
    const next = await slices.next();
    if (next.done) return next.value;
  }
}
