import {
  ForgeNotFoundError,
  namespacePath,
  type Forge,
  type RepositoryRef,
} from '@waymark/gitops';
import type { ChangeSet, DocumentEdit } from '@waymark/plugin-changes-common';
import type {
  CleanUpAction,
  LedgerEntry,
} from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';
import { intentPath, tenantFolder } from '../intent/paths';
import type { ChangesGateway, IntentTree } from '../outside/ChangesGateway';
import {
  GONE,
  kept,
  type PlannedRemoval,
  type Removal,
  type Remover,
} from './Remover';

type Action = Extract<CleanUpAction, { action: 'revert-change-set' }>;

/**
 * Takes a change set back: an open change request is closed, a commit is reverted by another change
 * set through the same pipeline. Documents that somebody changed since stay, and so does a namespace
 * that other services live in.
 */
export class ChangeSetRemover implements Remover<Action> {
  readonly #changes: ChangesGateway;
  readonly #forge: Forge;
  readonly #gitops: RepositoryRef;

  constructor(options: {
    changes: ChangesGateway;
    forge: Forge;
    gitops: RepositoryRef;
  }) {
    this.#changes = options.changes;
    this.#forge = options.forge;
    this.#gitops = options.gitops;
  }

  async plan(
    _: LedgerEntry,
    { changeSetKey }: Action,
    run: RunRow,
  ): Promise<PlannedRemoval> {
    const changeSet = await this.#changes.find(
      changeSetKey,
      intentPath(run.team, run.environment, run.service),
    );
    switch (changeSet?.state) {
      case 'proposed':
      case 'approved':
        return { ...GONE, carryOut: () => this.#close(changeSet) };
      case 'committed':
        return this.#planRevert(run, changeSet);
      case 'pending':
        // Only who sent it can go on with it; the changes plugin settles it when nobody does.
        return {
          expected: {
            outcome: 'later',
            reason: `Change set ${changeSet.id} is neither accepted nor given up yet.`,
          },
        };
      default:
        return GONE;
    }
  }

  async #close({ changeRequest }: ChangeSet): Promise<Removal> {
    if (changeRequest) {
      const closed = await this.#forge
        .closeChangeRequest(this.#gitops, changeRequest.number)
        .catch((error: unknown) => {
          if (error instanceof ForgeNotFoundError) return undefined;
          throw error;
        });
      if (closed?.state === 'merged') {
        return {
          outcome: 'later',
          reason: `Change request ${changeRequest.number} was merged meanwhile.`,
        };
      }
    }
    return { outcome: 'removed' };
  }

  async #planRevert(
    run: RunRow,
    changeSet: ChangeSet,
  ): Promise<PlannedRemoval> {
    const edits = run.request?.edits ?? [];
    const tree = await this.#changes.documents({
      path: tenantFolder(run.team, run.environment),
    });
    const { ours, changed } = whatIsOurs(edits, tree, run);
    const { expected } =
      changed.length > 0
        ? kept(`Changed by somebody since: ${changed.join(', ')}.`)
        : GONE;
    if (ours.length === 0) return { expected };
    return {
      expected,
      carryOut: async () => {
        const reverted = await this.#changes.send({
          key: `${changeSet.idempotencyKey}:revert`,
          base: tree.commit,
          mode: changeSet.mode,
          reason: `Take back the unfinished run ${run.id} of service ${run.service}`,
          edits: ours.map(path => ({ action: 'delete', path })),
        });
        return reverted.state === 'proposed'
          ? {
              outcome: 'kept',
              reason: `Its removal is proposed at ${reverted.changeRequest?.url} and waits to be merged.`,
            }
          : expected;
      },
    };
  }
}

/** Which documents are still as the run wrote them. */
function whatIsOurs(
  edits: DocumentEdit[],
  tree: IntentTree,
  run: RunRow,
): { ours: string[]; changed: string[] } {
  const written = new Map(edits.map(edit => [edit.path, edit.content]));
  const present = tree.documents.filter(one => written.has(one.path));
  const same = present.filter(one => one.content === written.get(one.path));
  const others = tree.documents.some(one => !written.has(one.path));
  const namespaceAt = namespacePath(run.team, run.environment);
  return {
    ours: same
      .map(one => one.path)
      .filter(path => path !== namespaceAt || !others),
    changed: present.filter(one => !same.includes(one)).map(one => one.path),
  };
}
