import { ResponseError } from '@backstage/errors';
import type {
  ApprovalRequestDetail,
  ApprovalsApi,
} from '@waymark/plugin-approvals-common';
import type { NameOf } from '../../portal/names';

/** A request for approval of a change set; only its id, where the reader may not look into it. */
export type ReviewRequest = Pick<ApprovalRequestDetail, 'id'> &
  Partial<Pick<ApprovalRequestDetail, 'state' | 'requirements'>>;

/** The requests that were opened for a change set, in order. */
export async function readApprovals(
  approvals: Pick<ApprovalsApi, 'getRequest'>,
  ids: readonly string[] = [],
): Promise<ReviewRequest[]> {
  return Promise.all(
    ids.map(async id => {
      try {
        const { requirements, state } = await approvals.getRequest(id);
        return { id, requirements, state };
      } catch (error) {
        const isHidden =
          error instanceof ResponseError &&
          [403, 404].includes(error.response.status);
        if (isHidden) return { id };
        throw error;
      }
    }),
  );
}

/** Requests for people: how each stands, and who has to approve what is left of it. */
export function describeApprovals(
  requests: readonly ReviewRequest[],
  nameOf: NameOf,
): string[] {
  return requests.flatMap(({ id, requirements = [], state }) => [
    `  approval request ${id}${state ? `: ${state}` : ''}`,
    ...requirements.map(({ decisions, groups, met, quorum, title }) => {
      const by = decisions.map(decision => nameOf(decision.by)).join(', ');
      return met
        ? `    approved  ${title}${by && ` by ${by}`}`
        : `    open      ${title}: ${quorum} of ${groups
            .map(nameOf)
            .join(', ')}`;
    }),
  ]);
}
