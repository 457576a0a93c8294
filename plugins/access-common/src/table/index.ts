import { approvalsEntries } from './approvals';
import { catalogEntries } from './catalog';
import { kubernetesEntries } from './kubernetes';
import { scaffolderEntries } from './scaffolder';
import { changesEntries, tenantsEntries } from './waymark';
import type { AccessEntry } from './types';

export type { AccessEntry, Grantee, Reach } from './types';

/**
 * Permission → roles, for every permission of the portal. The policy decides from it and the portal explains denials
 * with it; a permission that is not in it is denied.
 */
export const ACCESS_TABLE: readonly AccessEntry[] = [
  ...catalogEntries,
  ...scaffolderEntries,
  ...kubernetesEntries,
  ...changesEntries,
  ...tenantsEntries,
  ...approvalsEntries,
];

const byName = new Map(ACCESS_TABLE.map(entry => [entry.permission, entry]));

/** The row of a permission, if there is one. */
export function accessEntry(permission: string): AccessEntry | undefined {
  return byName.get(permission);
}
