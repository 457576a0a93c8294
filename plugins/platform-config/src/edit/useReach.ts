import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { BlastRadius, DocumentEdit } from '@waymark/plugin-changes-common';
import { changesApiRef } from '../api';

/** How far a change reaches into the fleet. */
export type Reach =
  | { state: 'waiting' }
  | { state: 'ready'; radius: BlastRadius }
  | { state: 'failed'; error: Error };

/** The whole fleet is compiled for it: only once somebody has stopped typing. */
const QUIET_MS = 1_000;

/** Compares the fleet before and after the edits. Undefined edits: there is nothing to compare. */
export function useReach(
  edit: { path: string; content: string } | undefined,
  base: string,
): Reach {
  const api = useApi(changesApiRef);
  const [reach, setReach] = useState<Reach>({ state: 'waiting' });
  const path = edit?.path;
  const content = edit?.content;

  useEffect(() => {
    setReach({ state: 'waiting' });
    if (path === undefined || content === undefined) return undefined;
    let isWanted = true;
    const edits: DocumentEdit[] = [{ action: 'put', path, content }];
    const timer = setTimeout(async () => {
      try {
        for await (const event of api.blastRadius({ edits, base })) {
          if (!isWanted) return;
          if (event.type === 'failed') throw new Error(event.message);
          if (event.type === 'done') {
            setReach({ state: 'ready', radius: event.radius });
          }
        }
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        if (isWanted) setReach({ state: 'failed', error });
      }
    }, QUIET_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [api, base, path, content]);

  return reach;
}
