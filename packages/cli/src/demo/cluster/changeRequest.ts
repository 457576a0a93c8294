import type { ChangeSetRequest } from '@waymark/plugin-changes-common';
import { GITOPS } from '../../stack/cluster/connectGitops';
import { DemoFailure } from '../errors';
import type { Found, Journey } from '../journey';
import { poll } from '../poll';
import { DELIVERY_TIMEOUT_MS, type DeliveryContext } from './types';

/** An open change request of a change set. */
export interface Proposed {
  id: string;
  number: number;
}

/** A change request that is merged and rendered. */
export interface Merged {
  /** Commit on main. */
  commit: string;
  /** When the commit was merged, by the forge; ISO 8601. */
  mergedAt: string;
}

/** What is proposed. */
export type Proposal = Pick<ChangeSetRequest, 'edits' | 'reason'> & {
  /** Part of the idempotency key. */
  key: string;
};

/** Proposes edits as a developer does: a change set whose change request stands on the forge. */
export async function propose(
  { changes, service }: DeliveryContext,
  { key, ...proposal }: Proposal,
): Promise<Found<Proposed>> {
  const set = await changes.createChangeSet({
    ...proposal,
    mode: 'change-request',
    idempotencyKey: `demo:${service}:${key}`,
  });
  if (!set.changeRequest) {
    throw new DemoFailure(
      `Change set ${set.id} has no change request`,
      'Look at /change-sets in the portal.',
    );
  }
  return {
    evidence: `${set.changeRequest.url} by ${set.author}`,
    happened: { at: set.createdAt, source: 'change set' },
    result: { id: set.id, number: set.changeRequest.number },
  };
}

/** Merges a change request as somebody else than its author, and waits until it is rendered. */
export async function merge(
  { changes, reviewer }: DeliveryContext,
  { id, number }: Proposed,
): Promise<Found<Merged>> {
  const request = await reviewer.mergeChangeRequest(GITOPS, number);
  const { login } = await reviewer.whoAmI();
  const set = await poll(
    `Change set ${id} to be rendered`,
    async () => {
      const found = await changes.getChangeSet(id);
      return found.rendered ? found : undefined;
    },
    { timeoutMs: DELIVERY_TIMEOUT_MS },
  );
  return {
    evidence: `#${number} merged by ${login}: ${short(
      request.mergeCommit,
    )}, rendered ${short(set.rendered?.commit)}`,
    happened: { at: set.rendered?.at ?? '', source: 'change set rendered' },
    result: { commit: request.mergeCommit ?? '', mergedAt: request.updatedAt },
  };
}

/** Both as steps of a journey. */
export async function bringByChangeRequest(
  journey: Journey,
  context: DeliveryContext,
  title: string,
  proposal: () => Proposal | Promise<Proposal>,
): Promise<Merged | undefined> {
  const proposed = await journey.need(
    `${title}: change request on the forge`,
    async () => propose(context, await proposal()),
  );
  return journey.need(`${title}: reviewed and merged`, () => {
    if (!proposed) throw new DemoFailure('Nothing is proposed', 'Propose it.');
    return merge(context, proposed);
  });
}

function short(sha: string | undefined): string {
  return (sha ?? '').slice(0, 12);
}
