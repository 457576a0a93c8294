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
import { GONE, kept, type PlannedRemoval, type Remover } from './Remover';

type Action = Extract<CleanUpAction, { action: 'delete-repository' }>;

/**
 * Deletes a repository only if this run made it and nobody else pushed to it: its head is the commit
 * that the run wrote into its ledger, or it is empty still and its description carries the run's marker.
 */
export class RepositoryRemover implements Remover<Action> {
  readonly #forge: Forge;

  constructor(forge: Forge) {
    this.#forge = forge;
  }

  async plan(
    entry: LedgerEntry,
    { owner, name }: Action,
    run: RunRow,
  ): Promise<PlannedRemoval> {
    const ref = { owner, name };
    const repository = await orMissing(this.#forge.getRepository(ref));
    if (!repository) return GONE;
    const head = await this.#head(ref, repository.defaultBranch);
    const marked = repository.description.includes(repositoryMarker(run.id));
    const ours =
      head === undefined ? marked : head === entry.evidence.headCommit;
    if (ours) return { ...GONE, carryOut: () => this.#delete(ref) };
    if (head !== undefined && (marked || entry.state === 'made')) {
      return kept(
        `Somebody pushed to ${owner}/${name}: its head ${head} is not the commit of this run.`,
      );
    }
    // Never made: somebody else's stood in the way.
    if (entry.state !== 'made') return GONE;
    return kept(`The repository ${owner}/${name} was not made by this run.`);
  }

  async #delete(ref: RepositoryRef) {
    await this.#forge.deleteRepository(ref);
    return GONE.expected;
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
