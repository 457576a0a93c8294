import { TRAILERS, type CommitInfo, type GitCache } from '@waymark/gitops';

/** Where the two branches are. */
export interface Position {
  intent: CommitInfo;
  rendered: CommitInfo;
  upToDate: boolean;
  /** Commits on main that are not rendered. */
  waiting: number;
  /** Oldest commit on main that is not rendered. */
  oldestWaiting?: CommitInfo;
}

/** Reads where the two branches are, as of the last fetch. */
export async function readPosition(
  git: GitCache,
  intent: string,
  rendered: string,
  isUpToDate: (rendered: CommitInfo) => boolean,
): Promise<Position> {
  const [intentInfo, renderedInfo] = await Promise.all([
    git.describe(intent),
    git.describe(rendered),
  ]);
  const position = {
    intent: intentInfo,
    rendered: renderedInfo,
    upToDate: isUpToDate(renderedInfo),
    waiting: 0,
  };
  const of = renderedInfo.trailers.get(TRAILERS.intent);
  if (position.upToDate || !of) return position;
  const waiting = await git.commitsBetween(of, intent);
  const oldest = waiting.at(-1);
  return oldest
    ? {
        ...position,
        waiting: waiting.length,
        oldestWaiting: await git.describe(oldest),
      }
    : position;
}

/** Age of the oldest commit on main that is not rendered, in milliseconds; 0 when there is none. */
export function lagMs(now: Date, { oldestWaiting }: Position): number {
  const since = oldestWaiting?.committedAt ?? now;
  return Math.max(0, now.getTime() - since.getTime());
}
