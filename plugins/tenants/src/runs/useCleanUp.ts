import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { CleanUpResult, ProvisioningRun } from '@waymark/plugin-tenants-common';
import { useLoad } from '@waymark/portal-ui';
import { tenantsApiRef } from '../api';

/** What cleaning a run up would do, and doing it. */
export function useCleanUp(run: ProvisioningRun, onRemoved: () => void) {
  const tenantsApi = useApi(tenantsApiRef);
  const [result, setResult] = useState<CleanUpResult>();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const plan = useLoad(
    signal => tenantsApi.cleanUpRun(run.id, { dryRun: true }, { signal }),
    [tenantsApi, run.id],
  );

  const remove = async () => {
    setPending(true);
    setError(undefined);
    try {
      setResult(await tenantsApi.cleanUpRun(run.id));
      onRemoved();
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    }
    setPending(false);
  };

  return { plan, result, pending, error, remove };
}
