import { HistoryCommit, Position } from '@waymark/plugin-changes-common';

/** The newest commit, whatever the reader's clock says. */
export const NOW = '9999-12-31';
/** Before any commit. */
export const BEGINNING = '1970-01-01';

const COMMIT = /^[0-9a-f]{7,40}$/;

/** As it stands in addresses: enough characters of a commit to be the only one. */
export function momentOf({ commit }: { commit: string }): string {
  return commit.slice(0, 16);
}

/**
 * The commit of a line, oldest first, that counts at a moment; -1 when that is before them all. Of a commit that is not among them,
 * as one that touched other documents, only its place on main tells.
 */
export function indexAt(
  commits: readonly HistoryCommit[],
  moment: string | undefined,
  place: Position | undefined,
): number {
  if (!moment) return commits.length - 1;
  if (!COMMIT.test(moment)) {
    const time = Date.parse(moment);
    return commits.findLastIndex(({ at }) => Date.parse(at) <= time);
  }
  const named = commits.findIndex(({ commit }) => commit.startsWith(moment));
  if (named >= 0 || !place) return named;
  return commits.findLastIndex(({ position }) => position <= place.position);
}

/** Beginning and end of a day where the reader is, as times. */
export function boundsOf(day: string): [string, string] | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const from = new Date(`${day}T00:00:00`);
  const until = new Date(`${day}T23:59:59.999`);
  return Number.isNaN(from.getTime())
    ? undefined
    : [from.toISOString(), until.toISOString()];
}
