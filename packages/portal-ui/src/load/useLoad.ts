import {
  DependencyList,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { isError } from '@backstage/errors';

/**
 * Data on its way. A value that was loaded stays while it is refreshed; when a refresh fails, `stale` says
 * why and the old value remains.
 *
 * @public
 */
export type Load<T> =
  | { state: 'loading' }
  | { state: 'failed'; error: Error; retry(): void }
  | { state: 'ready'; value: T; at: Date; stale?: Error; retry(): void };

type Settled<T> =
  | { state: 'failed'; error: Error }
  | { state: 'ready'; value: T; at: Date; stale?: Error };

const asError = (error: unknown): Error =>
  isError(error) && error instanceof Error ? error : new Error(String(error));

/**
 * Loads when its dependencies change and, with `refreshMs`, again that long after each answer until `until`
 * holds. A load that is no longer wanted is aborted through the signal it was given, and its result is
 * dropped.
 *
 * @public
 */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  deps: DependencyList,
  options?: { refreshMs?: number; until?: (value: T) => boolean },
): Load<T> {
  const [settled, setSettled] = useState<Settled<T>>();
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(n => n + 1), []);
  const loadRef = useRef(load);
  loadRef.current = load;
  const refreshMs = options?.refreshMs;
  const untilRef = useRef(options?.until);
  untilRef.current = options?.until;

  useEffect(() => {
    setSettled(undefined);
    // The caller's dependencies decide what is a different question, and only that empties the page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, deps);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      timer = refreshMs ? setTimeout(retry, refreshMs) : undefined;
    };
    loadRef.current(signal).then(
      value => {
        if (signal.aborted) return;
        setSettled({ state: 'ready', value, at: new Date() });
        if (!untilRef.current?.(value)) again();
      },
      reason => {
        if (signal.aborted) return;
        const error = asError(reason);
        setSettled(previous =>
          previous?.state === 'ready'
            ? { ...previous, stale: error }
            : { state: 'failed', error },
        );
        again();
      },
    );
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [...deps, attempt, refreshMs, retry]);

  return settled ? { ...settled, retry } : { state: 'loading' };
}
