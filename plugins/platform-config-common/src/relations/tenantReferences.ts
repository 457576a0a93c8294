import type { Platform } from '@waymark/platform-api';
import { tenantPlace, type TenantDocument } from '../documents/tree';
import type { Reference } from './references';

/** The field of a reference that is no field: where a document lies says it. */
export const BY_PLACE = 'path';

/** The profile of a namespace that names none. */
const DEFAULT_QUOTA = 'small';
const CUSTOM = 'custom';

/**
 * The configuration that a document of a team depends on: by where it lies, by what it names, and by what is used where it names
 * nothing. Pure.
 */
export function tenantReferencesOf(
  { document, path }: TenantDocument,
  { environments }: Pick<Platform, 'environments'>,
): Reference[] {
  const { environment, team } = tenantPlace(path);
  const place: Reference[] = [
    { field: BY_PLACE, kind: 'Team', name: team },
    { field: BY_PLACE, kind: 'Environment', name: environment },
  ];
  if (document?.kind === 'WebService') {
    const { size } = document.spec.runtime;
    return size === CUSTOM
      ? place
      : [
          ...place,
          { field: 'spec.runtime.size', kind: 'SizeProfile', name: size },
        ];
  }
  if (document?.kind !== 'TenantNamespace') return place;
  const { quota, target } = document.spec;
  const profile = quota?.profile ?? DEFAULT_QUOTA;
  const used = target ?? environments[environment]?.defaultTarget;
  return [
    ...place,
    ...(profile === CUSTOM
      ? []
      : [
          {
            field: 'spec.quota.profile',
            kind: 'QuotaProfile' as const,
            name: profile,
          },
        ]),
    ...(used
      ? [
          {
            field: 'spec.target',
            kind: 'DeploymentTarget' as const,
            name: used,
          },
        ]
      : []),
  ];
}
