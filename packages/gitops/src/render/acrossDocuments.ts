import { namespacePath } from '../layout';
import { finding } from './findings';
import type { ReadDocument } from './readDocument';
import type { DocumentFinding, GrantedAccess } from './types';

/** What only the whole tree can show: a service name in two teams, a workload without a namespace. */
export function checkAcross(
  documents: ReadonlyMap<string, ReadDocument>,
): DocumentFinding[] {
  return [...serviceNames(documents), ...namespaces(documents)];
}

function serviceNames(
  documents: ReadonlyMap<string, ReadDocument>,
): DocumentFinding[] {
  const teams = new Map<string, Set<string>>();
  for (const { location } of documents.values()) {
    if (location?.type === 'workload') {
      const known = teams.get(location.service) ?? new Set();
      teams.set(location.service, known.add(location.team));
    }
  }
  return [...documents.values()].flatMap(({ path, location }) => {
    if (location?.type !== 'workload') return [];
    const others = [...(teams.get(location.service) ?? [])].filter(
      team => team !== location.team,
    );
    if (others.length === 0) return [];
    return finding(path, {
      path: 'metadata.name',
      constraint: 'service.unique',
      value: location.service,
      message: `A service called "${location.service}" belongs to team ${others
        .map(team => `"${team}"`)
        .join(' and ')}.`,
      fix: 'Choose another name; a service name is unique in the organization.',
    });
  });
}

function namespaces(
  documents: ReadonlyMap<string, ReadDocument>,
): DocumentFinding[] {
  return [...documents.values()].flatMap(({ access, path, location }) => {
    if (access) return namespaceOfGrant(path, access, documents);
    if (location?.type !== 'workload') return [];
    const needed = namespacePath(location.team, location.environment);
    if (documents.has(needed)) return [];
    return finding(path, {
      path: '',
      constraint: 'namespace.exists',
      value: needed,
      message: `Team "${location.team}" has no namespace in "${location.environment}".`,
      fix: `Add ${needed} in the same change.`,
    });
  });
}

function namespaceOfGrant(
  path: string,
  { environment, team }: GrantedAccess,
  documents: ReadonlyMap<string, ReadDocument>,
): DocumentFinding[] {
  const needed = namespacePath(team, environment);
  if (documents.has(needed)) return [];
  return [
    finding(path, {
      path: 'spec.access.environment',
      constraint: 'grant.namespace',
      value: needed,
      message: `It gives access to the namespace of team "${team}" in "${environment}", which is not there.`,
      fix: 'End the access, or keep the namespace until it has ended.',
    }),
  ];
}
