import type { DecisionRow, RequestRow } from '../database/rows';
import { isMet } from '../duties/isMet';
import type { Case } from '../duties/types';

/** What separation of duties is judged on. */
export function toCase(
  row: RequestRow,
  decisions: readonly DecisionRow[],
): Case {
  return {
    requester: row.requester,
    authors: row.authors,
    requirements: row.requirements,
    given: decisions,
  };
}

/** Groups of the parts that are not met yet. */
export function openGroups({ given, requirements }: Case): string[] {
  const open = requirements.filter(part => !isMet(part, given));
  return [...new Set(open.flatMap(({ groups }) => groups))];
}
