import { useState } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { ProvisioningRun } from '@waymark/plugin-tenants-common';
import { useNavigate } from 'react-router-dom';
import { tenantsApiRef } from '../api';
import { startRouteRef } from '../routes';

/** Opens the form with the values of a run: they become the reader's draft of that golden path. */
export function useStartAgain(run: ProvisioningRun) {
  const tenantsApi = useApi(tenantsApiRef);
  const startLink = useRouteRef(startRouteRef);
  const navigate = useNavigate();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();

  const start = async () => {
    const { name } = parseEntityRef(run.template.ref);
    setPending(true);
    try {
      await tenantsApi.putDraft(`start/${name}`, { content: run.values });
      navigate(`${startLink?.() ?? '/start'}/${name}`);
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
      setPending(false);
    }
  };

  return { start, pending, error };
}
