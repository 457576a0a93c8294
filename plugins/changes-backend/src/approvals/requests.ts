import type { NeededReview } from '@waymark/gitops';
import type { ApprovalRequest } from '@waymark/plugin-approvals-common';
import { entitiesOf } from './entitiesOf';

/**
 * What a rule decides of a request: whom it concerns, and the key by which the same is asked again.
 *
 * @param subject - `<type>:<ref>`
 */
export function requestFor(subject: string, review: NeededReview) {
  const { documents, environment, kind, rule, sensitivity, team } = review;
  // A namespace whose data became more sensitive since is asked about anew.
  const what = [rule, team, environment, sensitivity].filter(Boolean).join(':');
  return {
    kind,
    ...(team && { team }),
    ...(environment && { environment }),
    ...(sensitivity && { sensitivity }),
    entities: entitiesOf(documents),
    idempotencyKey: `${subject}:${what}`.slice(0, 200),
  };
}

/** Whether a request came to an end that gives nothing. */
export function isRefused({ state }: ApprovalRequest): boolean {
  return state !== 'open' && state !== 'approved';
}

/** Whether all of them approved exactly what has this hash. */
export function areApproved(
  requests: readonly ApprovalRequest[],
  hash: string,
): boolean {
  return requests.every(
    ({ decision }) =>
      decision?.outcome === 'approved' && decision.subjectHash === hash,
  );
}
