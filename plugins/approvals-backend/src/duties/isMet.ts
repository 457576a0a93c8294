import type { Requirement } from '@waymark/plugin-approvals-node';
import type { Case, Given } from './types';

/** Whether as many different people have approved a part as it takes. */
export function isMet(
  requirement: Requirement,
  given: readonly Given[],
): boolean {
  const approvers = given
    .filter(
      one => one.requirement === requirement.id && one.verdict === 'approve',
    )
    .map(({ represented }) => represented);
  return new Set(approvers).size >= requirement.quorum;
}

/** What a request comes to by what was given so far: one rejection ends it, all parts met approve it. */
export function verdictOf({
  given,
  requirements,
}: Pick<Case, 'given' | 'requirements'>): 'open' | 'approved' | 'rejected' {
  if (given.some(({ verdict }) => verdict === 'reject')) return 'rejected';
  return requirements.every(part => isMet(part, given)) ? 'approved' : 'open';
}
