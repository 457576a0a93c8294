import type {
  ApprovalContext,
  Requirement,
} from '@waymark/plugin-approvals-node';

type Part = (context: ApprovalContext) => Requirement | undefined;

/** Somebody of the platform looks at it. */
export const platformReview =
  (reason: string): Part =>
  ({ approvers }) => ({
    id: 'platform',
    title: 'Platform review',
    reason,
    groups: approvers.platform,
    quorum: 1,
  });

/** A reviewer looks at it. */
export const securityReview =
  (reason: string): Part =>
  ({ approvers }) => ({
    id: 'security',
    title: 'Security review',
    reason,
    groups: approvers.reviewers,
    quorum: 1,
  });

/** A second person looks at it: those that the environment names, else a reviewer. */
export const secondPerson: Part = ({ approvers, environment }) => ({
  id: 'production',
  title: 'Production review',
  reason: approvers.environment
    ? `The environment ${environment} names who looks at what changes it.`
    : 'What runs in production is seen by a second person first.',
  groups: approvers.environment?.groups ?? approvers.reviewers,
  quorum: approvers.environment?.quorum ?? 1,
});

/** Somebody else looks at what was done. */
export const laterReview: Part = ({ approvers }) => ({
  id: 'review',
  title: 'Review afterwards',
  reason: 'Nobody was asked before, so somebody else looks at what was done.',
  groups: approvers.reviewers,
  quorum: 1,
});

/** A second person for what runs in production, or where the environment names who looks at it. */
export const productionReview: Part = context =>
  context.environment === 'production' || context.approvers.environment
    ? secondPerson(context)
    : undefined;

/** Data that must not get out. */
export const sensitiveData: Part = ({ approvers, sensitivity }) =>
  sensitivity === 'restricted' || sensitivity === 'confidential'
    ? {
        id: 'data',
        title: 'Data review',
        reason: `It works on ${sensitivity} data, so the platform looks at where that goes.`,
        groups: approvers.platform,
        quorum: 1,
      }
    : undefined;

/** What costs much. */
export const costReview: Part = ({
  approvers,
  costReviewFrom,
  monthlyCost = 0,
}) =>
  monthlyCost >= costReviewFrom
    ? {
        id: 'cost',
        title: 'Cost review',
        reason: `It costs ${monthlyCost} a month; from ${costReviewFrom} on a second person looks at it.`,
        groups: approvers.reviewers,
        quorum: 1,
      }
    : undefined;

/**
 * The parts that apply; the first of those with the same groups stands for the others, so that nobody is missing for a second one. It
 * takes as many people as the one of them that takes the most.
 */
export function parts(...rules: readonly Part[]) {
  return (context: ApprovalContext): Requirement[] => {
    const found = rules.flatMap(rule => rule(context) ?? []);
    return found.flatMap((part, index) => {
      const same = found.filter(other => sameGroups(other, part));
      if (found.indexOf(same[0]) < index) return [];
      return { ...part, quorum: Math.max(...same.map(one => one.quorum)) };
    });
  };
}

function sameGroups(a: Requirement, b: Requirement): boolean {
  return [...a.groups].sort().join() === [...b.groups].sort().join();
}
