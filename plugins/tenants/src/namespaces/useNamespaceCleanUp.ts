import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { NamespaceCleanUp } from '@waymark/plugin-tenants-common';
import { useLoad } from '@waymark/portal-ui';
import { tenantsApiRef } from '../api';

/** What removing a namespace would take, and proposing it. */
export function useNamespaceCleanUp(name: string, onProposed: () => void) {
  const tenantsApi = useApi(tenantsApiRef);
  const [result, setResult] = useState<NamespaceCleanUp>();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const plan = useLoad(
    signal => tenantsApi.cleanUpNamespace(name, { dryRun: true }, { signal }),
    [tenantsApi, name],
  );

  const propose = async () => {
    setPending(true);
    setError(undefined);
    try {
      setResult(await tenantsApi.cleanUpNamespace(name));
      onProposed();
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    }
    setPending(false);
  };

  return { plan, result, pending, error, propose };
}
