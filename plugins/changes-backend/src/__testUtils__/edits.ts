import { namespaceYaml, put, serviceYaml } from './documents';

/** Folder of a team's development environment. */
export const folder = (team: string) => `tenants/${team}/development`;

/** Writes the team's namespace. */
export const namespace = (team: string) =>
  put(`${folder(team)}/_namespace.yaml`, namespaceYaml(team));

/** Writes a service. */
export const service = (name: string, team = 'assistant', minReplicas = 1) =>
  put(
    `${folder(team)}/${name}.yaml`,
    serviceYaml(name, team, { minReplicas, maxReplicas: 5 }),
  );
