import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { GoldenPathPreview } from '@waymark/plugin-tenants-common';
import { tenantsApiRef } from '../api';
import { GoldenPath } from '../start/contract';
import { filledIn, Values } from './form/fields';

/** The last preview that came, and whether a newer one is on its way. */
export type Preview = {
  value?: GoldenPathPreview;
  /** The values that `value` was made of. */
  values?: Values;
  pending: boolean;
  error?: Error;
};

const QUIET_MS = 250;

/** What the values would make. Only the newest request counts: older ones are aborted. */
export function usePreview(path: GoldenPath, values: Values) {
  const tenantsApi = useApi(tenantsApiRef);
  const [preview, setPreview] = useState<Preview>({ pending: true });
  const [attempt, setAttempt] = useState(0);
  const { ref, version } = path;

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setPreview(previous => ({ ...previous, pending: true }));
    const timer = setTimeout(() => {
      const request = { template: { ref, version }, values: filledIn(values) };
      tenantsApi.preview(request, { signal }).then(
        value => {
          if (!signal.aborted) setPreview({ value, values, pending: false });
        },
        error => {
          if (!signal.aborted) {
            setPreview(previous => ({ ...previous, pending: false, error }));
          }
        },
      );
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [ref, version, values, attempt, tenantsApi]);

  return { preview, retry: () => setAttempt(n => n + 1) };
}
