import { Holds, type Hold } from '@waymark/gitops';
import type { MergeStore } from './MergeStore';
import type { MergeRow } from './types';

/** What on main does not count, from the merges that nobody who has to has approved. */
export function holdsFrom(
  store: MergeStore,
  portalUrl: string,
): (merges?: readonly string[]) => Promise<Holds> {
  return async merges => {
    if (merges?.length === 0) return Holds.none;
    const rows = await store.leftOut(merges);
    // What has ended since was held in a rendering of before.
    const held = merges ? rows.map(notEnded) : rows;
    return new Holds(held.flatMap(row => toHolds(row, portalUrl)));
  };
}

function notEnded(row: MergeRow): MergeRow {
  const documents = row.documents.map(({ ended: _, ...document }) => document);
  return { ...row, documents };
}

function toHolds(row: MergeRow, portalUrl: string): Hold[] {
  const { commit: merge, merged_by: by, number, requests, reviews } = row;
  const where = requests
    .map(id => `${portalUrl}/approvals/${id}`)
    .join(' and ');
  return row.documents.flatMap(({ ended, is, path, was }): Hold[] => {
    if (ended) return [];
    const own = reviews.filter(({ documents }) => documents.includes(path));
    const [first] = own.length > 0 ? own : reviews;
    return [
      {
        path,
        merge,
        ...(is !== undefined && { is }),
        ...(was !== undefined && { was }),
        finding: {
          document: path,
          path: '',
          constraint: 'approval.required',
          value: row.url,
          message: `${by} merged change request ${number} in the forge without the approval that it needs: ${first.title}. ${first.reason}`,
          fix:
            row.state === 'refused'
              ? 'It was not approved: put back by a change set what was accepted before, or propose the change anew.'
              : `Have it approved${
                  where && ` at ${where}`
                }; until then what was accepted before stays.`,
          severity: 'error',
        },
      },
    ];
  });
}
