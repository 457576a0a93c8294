import {
  ForgeNotFoundError,
  type Forge,
  type RepositoryRef,
} from '@waymark/gitops';
import type { ChangeSet, DocumentEdit } from '@waymark/plugin-changes-common';
import type {
  CleanUpAction,
  LedgerEntry,
} from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';
import { namespacePath, tenantFolder } from '../intent/paths';
import type { ChangesGateway, IntentTree } from '../outside/ChangesGateway';
import type { Removal, Remover } from './Remover';

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

  async remove(
    _: LedgerEntry,
    { changeSetKey }: Action,
    run: RunRow,
  ): Promise<Removal> {
    const sent = run.request;
    if (sent?.key !== changeSetKey) {
      // Planned again under another key: this one was refused and made nothing.
      return { outcome: 'removed' };
    }
    const known = await this.#changes.find(changeSetKey, sent.edits[0].path);
    if (!known) return { outcome: 'removed' };
    // One that was cut off in the middle is brought to an end first, so that it cannot end later.
    const changeSet =
      known.state === 'pending' ? await this.#changes.send(sent) : known;
    switch (changeSet.state) {
      case 'proposed':
        return this.#close(changeSet);
      case 'committed':
        return this.#revert(sent.edits, run, changeSet);
      case 'pending':
        return { outcome: 'later', reason: 'The change set is still pending.' };
      default:
        return { outcome: 'removed' };
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

  async #revert(
    edits: DocumentEdit[],
    run: RunRow,
    changeSet: ChangeSet,
  ): Promise<Removal> {
    const tree = await this.#changes.documents({
      path: tenantFolder(run.team, run.environment),
    });
    const { ours, changed } = whatIsOurs(edits, tree, run);
    if (ours.length > 0) {
      const reverted = await this.#changes.send({
        key: `${run.request?.key ?? changeSet.id}:revert`,
        base: tree.commit,
        mode: changeSet.mode,
        reason: `Take back the unfinished run ${run.id} of service ${run.service}`,
        edits: ours.map(path => ({ action: 'delete', path })),
      });
      if (reverted.state === 'proposed') {
        return {
          outcome: 'kept',
          reason: `Its removal is proposed at ${reverted.changeRequest?.url} and waits to be merged.`,
        };
      }
    }
    return changed.length > 0
      ? {
          outcome: 'kept',
          reason: `Changed by somebody since: ${changed.join(', ')}.`,
        }
      : { outcome: 'removed' };
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
