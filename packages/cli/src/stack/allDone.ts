/**
 * Waits for all of them, then fails with the first failure: unlike Promise.all it leaves nothing going on behind an error
 * that has been reported.
 */
export async function allDone<T extends readonly unknown[]>(work: {
  [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
