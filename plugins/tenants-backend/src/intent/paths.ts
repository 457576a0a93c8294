/** Where intent lies on branch main; see "The GitOps repository" in the architecture. */
export const intentPath = (
  team: string,
  environment: string,
  service: string,
): string => `${tenantFolder(team, environment)}${service}.yaml`;

/** Document of a tenant namespace. */
export const namespacePath = (team: string, environment: string): string =>
  `${tenantFolder(team, environment)}_namespace.yaml`;

/** Folder of a tenant namespace, with the slash at its end. */
export const tenantFolder = (team: string, environment: string): string =>
  `tenants/${team}/${environment}/`;
