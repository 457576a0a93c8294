import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { DraftState } from '@waymark/portal-ui';
import { tenantsApiRef } from '../api';
import { filledIn, Values } from './form/fields';

/** Long enough not to save every keystroke, short enough that a closed laptop loses nothing. */
const QUIET_MS = 700;

/**
 * Keeps what was entered as the reader's draft, shortly after each change. Values equal to `initial` are not
 * saved: opening a form leaves no draft behind.
 */
export function useDraft(key: string, values: Values, initial: Values) {
  const tenantsApi = useApi(tenantsApiRef);
  const [draft, setDraft] = useState<DraftState>({ state: 'none' });
  const saved = useRef(initial);

  useEffect(() => {
    if (values === saved.current) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    setDraft({ state: 'saving' });
    const timer = setTimeout(() => {
      tenantsApi.putDraft(key, { content: filledIn(values) }, { signal }).then(
        answer => {
          if (signal.aborted) return;
          saved.current = values;
          setDraft({ state: 'saved', at: new Date(answer.updatedAt) });
        },
        error => {
          if (!signal.aborted) setDraft({ state: 'failed', error });
        },
      );
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, values, tenantsApi]);

  /** Forgets the draft; `next` are the values the form goes on with, which are not saved. */
  const discard = useCallback(
    async (next: Values) => {
      saved.current = next;
      try {
        await tenantsApi.deleteDraft(key);
        setDraft({ state: 'none' });
      } catch (error) {
        setDraft({
          state: 'failed',
          error: error instanceof Error ? error : new Error(String(error)),
        });
      }
    },
    [key, tenantsApi],
  );

  return { draft, discard };
}
