import { join } from 'node:path';
import { z } from 'zod';
import { RULES_FILE } from '../git/hooks';
import { readJson, writeAtomic, writeJson } from './files';
import { protectionRecord, type ProtectionRecord } from './records';
import type { StoredRepository } from './repositories';
import { PORTAL_USER, RECONCILER_USER } from './users';

function who(users: string[] | undefined): string {
  if (users === undefined) return '*';
  return users.length === 0 ? '-' : `,${users.join(',')},`;
}

function ruleLine(rule: ProtectionRecord): string {
  const pushers = rule.enablePush ? who(rule.pushUsers) : '-';
  return `${rule.branch}\t${pushers}\t${who(rule.mergeUsers)}\n`;
}

/** The rules of a repository's protected branches, by branch. */
export async function listProtections(
  repository: StoredRepository,
): Promise<ProtectionRecord[]> {
  const path = join(repository.meta, 'protections.json');
  return (await readJson(path, z.array(protectionRecord))) ?? [];
}

/** The rule of one branch. */
export async function findProtection(
  repository: StoredRepository,
  branch: string,
): Promise<ProtectionRecord | undefined> {
  return (await listProtections(repository)).find(
    rule => rule.branch === branch,
  );
}

/** Replaces all rules, for the API and for the hook. Call it inside `Repositories.exclusively`. */
export async function writeProtections(
  repository: StoredRepository,
  rules: ProtectionRecord[],
): Promise<void> {
  const sorted = [...rules].sort((a, b) => (a.branch < b.branch ? -1 : 1));
  // The hook's file first: a crash in between leaves a rule in force that the API does not list,
  // rather than one that is listed and not in force.
  await writeAtomic(
    join(repository.meta, RULES_FILE),
    sorted.map(ruleLine).join(''),
  );
  await writeJson(join(repository.meta, 'protections.json'), sorted);
}

/**
 * The rules a new repository starts with: its default branch keeps its history, and in the GitOps
 * repository only the reconciler writes `rendered`, and only the portal the default branch, until the
 * portal says who else may push there or merge.
 */
export function initialProtections(
  address: { owner: string; name: string },
  defaultBranch: string,
): ProtectionRecord[] {
  const now = new Date().toISOString();
  const rule = { enablePush: true, createdAt: now, updatedAt: now };
  const only = (branch: string, users: string[]) => ({
    ...rule,
    branch,
    pushUsers: users,
    mergeUsers: users,
  });
  return address.owner === 'meridian' && address.name === 'gitops'
    ? [only(defaultBranch, [PORTAL_USER]), only('rendered', [RECONCILER_USER])]
    : [{ ...rule, branch: defaultBranch }];
}
