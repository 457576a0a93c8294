import { useEffect, useRef, useState } from 'react';
import type { DraftState } from './DraftLine';
import { forgetWindowDraft, keepWindowDraft } from './windowDraft';

/**
 * Keeps what was entered in this window, at each change. What the form opens with is not kept again.
 *
 * @public
 */
export function useWindowDraft<T>(
  key: string,
  values: T,
): {
  draft: DraftState;
  /** Forgets the draft; `next` are the values the form goes on with, which are not kept. */
  discard(next: T): void;
} {
  const [draft, setDraft] = useState<DraftState>({ state: 'none' });
  const kept = useRef(values);

  useEffect(() => {
    if (values === kept.current) return;
    kept.current = values;
    try {
      setDraft({ state: 'saved', at: keepWindowDraft(key, values) });
    } catch (error) {
      setDraft({
        state: 'failed',
        error: error instanceof Error ? error : new Error(String(error)),
      });
    }
  }, [key, values]);

  return {
    draft,
    discard: next => {
      kept.current = next;
      forgetWindowDraft(key);
      setDraft({ state: 'none' });
    },
  };
}
