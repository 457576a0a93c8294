import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ProvisioningRun,
  RunLink,
  RunState,
} from '@waymark/plugin-tenants-common';
import { tenantsApiRef } from '../api';

/** States in which the intent is on main, so that there is something to look at. */
const ON_MAIN: RunState[] = ['committed', 'done'];

/**
 * Where to look at what a run made: its own links, and those of the service's intent and rendered files in
 * the run's environment, which the service knows.
 */
export function useRunLinks(run?: ProvisioningRun): RunLink[] {
  const tenantsApi = useApi(tenantsApiRef);
  const [ofService, setOfService] = useState<RunLink[]>([]);
  const isOnMain = run !== undefined && ON_MAIN.includes(run.state);
  const service = run?.service;
  const environment = run?.environment;

  useEffect(() => {
    if (!isOnMain || !service) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    tenantsApi.getService(service, { signal }).then(
      ({ environments }) => {
        const found = environments.find(
          item => item.environment === environment,
        );
        if (!signal.aborted) setOfService(found?.links ?? []);
      },
      // The run's own links remain; the service's page says what is wrong with the service.
      () => {},
    );
    return () => controller.abort();
  }, [tenantsApi, isOnMain, service, environment]);

  const own = run?.links ?? [];
  // A run links to what it wrote as it wrote it, the service to what is there now.
  const known = new Set(own.map(link => link.kind));
  return [...own, ...ofService.filter(link => !known.has(link.kind))];
}
