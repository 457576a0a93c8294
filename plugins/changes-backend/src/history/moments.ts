import { InputError, NotFoundError } from '@backstage/errors';
import type { Imported, Position } from '@waymark/plugin-changes-common';
import type { Progress } from './HistoryImporter';
import type { HistoryReads } from './HistoryReads';
import type { CommitRow } from './rows';

/** Where on main's line a moment is; everything before the first commit is an empty tree. */
export type Place = Pick<CommitRow, 'position' | 'seq'> &
  Partial<Pick<CommitRow, 'commit' | 'committed_at' | 'at'>>;

const NOTHING: Place = { position: -1, seq: 0 };

/** Whether a moment names a commit, whole or its first characters. */
export function isCommit(moment: string): boolean {
  return /^[0-9a-f]{7,40}$/.test(moment);
}

/**
 * Finds the position of a moment. A time is the newest commit that counts then, and from now on whatever is newest: a commit
 * whose clock was ahead must not hide what came after it.
 *
 * @throws InputError when it is neither time nor commit, or the commit is not the only one
 * @throws NotFoundError when main never was at this commit
 */
export async function placeOf(
  moment: string,
  {
    reads,
    newest,
    now,
  }: { reads: HistoryReads; newest: Place; now: () => Date },
): Promise<Place> {
  if (isCommit(moment)) {
    const [found, another] = await reads.commitsCalled(moment);
    if (another) {
      throw new InputError(
        `Several commits begin with ${moment}. Use more of its characters.`,
      );
    }
    if (found) return found;
    throw new NotFoundError(
      `Branch main never was at ${moment}, or it is not imported yet. Use a commit of main's own line, as "history" lists them.`,
    );
  }
  const time = timeOf(moment);
  if (time >= now()) return newest;
  return (await reads.commitAt(time)) ?? NOTHING;
}

/** @throws InputError when it is no day or time that there is */
export function timeOf(moment: string): Date {
  const time = new Date(moment);
  if (Number.isNaN(time.getTime())) {
    throw new InputError(
      `"${moment}" is neither a time in ISO 8601 nor a commit. Write 2026-11-21T10:00:00Z or a commit's id.`,
    );
  }
  return time;
}

/** A position as it is shown. */
export function toPosition({
  position,
  commit,
  committed_at: committedAt,
  at,
}: Place): Position {
  return {
    position,
    ...(commit && { commit }),
    ...(committedAt && { committedAt: committedAt.toISOString() }),
    ...(at && { at: at.toISOString() }),
  };
}

/** How far importing has come, as it is shown. */
export function toImported({ head, behind, stopped }: Progress): Imported {
  return {
    ...toPosition(head),
    behind,
    ...(stopped && { stopped }),
  };
}
