import {
  ForgeNotFoundError,
  type Forge,
  type RepositoryRef,
} from '@waymark/gitops';
import {
  repositoryMarker,
  type CleanUpAction,
  type LedgerEntry,
} from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';
import type { Removal, Remover } from './Remover';

type Action = Extract<CleanUpAction, { action: 'delete-repository' }>;

/**
 * Deletes a repository only if this run made it (its description carries the run's marker) and nobody
 * else pushed to it (it is empty, or its head is the commit that the run wrote into its ledger).
 */
export class RepositoryRemover implements Remover<Action> {
  readonly #forge: Forge;

  constructor(forge: Forge) {
    this.#forge = forge;
  }

  async remove(
    entry: LedgerEntry,
    { owner, name }: Action,
    run: RunRow,
  ): Promise<Removal> {
    const ref = { owner, name };
    const repository = await orMissing(this.#forge.getRepository(ref));
    if (!repository) return { outcome: 'removed' };
    if (!repository.description.includes(repositoryMarker(run.id))) {
      // Never made: somebody else's stood in the way.
      if (entry.state !== 'made') return { outcome: 'removed' };
      return {
        outcome: 'kept',
        reason: `The repository ${owner}/${name} was not made by this run.`,
      };
    }
    const head = await this.#head(ref, repository.defaultBranch);
    if (head !== undefined && head !== entry.evidence.headCommit) {
      return {
        outcome: 'kept',
        reason: `Somebody pushed to ${owner}/${name}: its head ${head} is not the commit of this run.`,
      };
    }
    await this.#forge.deleteRepository(ref);
    return { outcome: 'removed' };
  }

  async #head(ref: RepositoryRef, branch: string): Promise<string | undefined> {
    return (await orMissing(this.#forge.getBranch(ref, branch)))?.sha;
  }
}

async function orMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof ForgeNotFoundError) return undefined;
    throw error;
  }
}
