import { formatPath } from '@waymark/gitops';

/** Document of a service in one environment, on branch main. */
export const intentPath = (
  team: string,
  environment: string,
  service: string,
): string => formatPath({ type: 'workload', team, environment, service });

/** Folder of a tenant namespace, with the slash at its end. */
export const tenantFolder = (team: string, environment: string): string =>
  `tenants/${team}/${environment}/`;
