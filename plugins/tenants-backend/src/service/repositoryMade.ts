import type { LedgerRecord, Repository } from '@waymark/plugin-tenants-common';

/** The repository that a ledger record says was made, if it says so. */
export function repositoryMade(record: LedgerRecord): Repository | undefined {
  const { cleanUp, evidence, state, target } = record;
  if (state !== 'made' || cleanUp.action !== 'delete-repository') {
    return undefined;
  }
  return {
    url: target,
    owner: cleanUp.owner,
    name: cleanUp.name,
    defaultBranch: evidence?.defaultBranch ?? 'main',
    ...(evidence?.headCommit && { headCommit: evidence.headCommit }),
  };
}
