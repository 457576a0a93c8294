import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  BlastRadius,
  BlastRadiusEvent,
  TouchedWorkload,
} from '@waymark/plugin-changes-common';
import { changesApiRef } from '../api';

/** A comparison under way, or done. */
export type BlastRadiusRun = {
  started?: Extract<BlastRadiusEvent, { type: 'started' }>;
  /** Of the last batch. */
  progress?: Extract<BlastRadiusEvent, { type: 'progress' }>;
  /** Of every batch so far. */
  touched: TouchedWorkload[];
  radius?: BlastRadius;
  error?: Error;
};

const NOTHING: BlastRadiusRun = { touched: [] };

/** Compares the fleet before and after a change set, and tells of it as it comes. */
export function useBlastRadius(id: string): BlastRadiusRun & { retry(): void } {
  const api = useApi(changesApiRef);
  const [attempt, setAttempt] = useState(0);
  const [run, setRun] = useState(NOTHING);
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    let isWanted = true;
    setRun(NOTHING);
    const follow = async () => {
      try {
        for await (const event of api.blastRadius({ id })) {
          if (!isWanted) return;
          setRun(before => withEvent(before, event));
        }
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        if (isWanted) setRun(before => ({ ...before, error }));
      }
    };
    follow();
    return () => {
      isWanted = false;
    };
  }, [api, id, attempt]);

  return { ...run, retry };
}

function withEvent(
  run: BlastRadiusRun,
  event: BlastRadiusEvent,
): BlastRadiusRun {
  switch (event.type) {
    case 'started':
      return { ...run, started: event };
    case 'progress':
      return {
        ...run,
        progress: event,
        touched: [...run.touched, ...event.touched],
      };
    case 'done':
      return { ...run, radius: event.radius };
    default:
      return { ...run, error: new Error(event.message) };
  }
}
