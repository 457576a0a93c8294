import {
  isRollingOut,
  readRollOuts,
  TRAILERS,
  type CommitInfo,
  type GitCache,
  type RollOut,
} from '@waymark/gitops';

/** Where the two branches are. */
export interface Position {
  intent: CommitInfo;
  rendered: CommitInfo;
  /** Nothing is left to be rendered. */
  upToDate: boolean;
  /** Nothing is left but what roll-outs have not come to. */
  isOfIntent: boolean;
  rollOuts: readonly RollOut[];
  /** Commits on main that are not rendered, or not all of them. */
  waiting: number;
  /** Oldest commit on main that is not rendered. */
  oldestWaiting?: CommitInfo;
}

/** Reads where the two branches are, as of the last fetch. */
export async function readPosition(
  git: GitCache,
  intent: string,
  rendered: string,
  isOfIntent: (rendered: CommitInfo) => boolean,
): Promise<Position> {
  const [intentInfo, renderedInfo] = await Promise.all([
    git.describe(intent),
    git.describe(rendered),
  ]);
  const position = {
    intent: intentInfo,
    rendered: renderedInfo,
    upToDate: isOfIntent(renderedInfo) && !isRollingOut(renderedInfo),
    isOfIntent: isOfIntent(renderedInfo),
    rollOuts: await readRollOuts(git, renderedInfo),
    waiting: 0,
  };
  const of = renderedInfo.trailers.get(TRAILERS.intent);
  if (position.upToDate || !of) return position;
  const ranges = position.rollOuts.flatMap(({ commits }) => commits);
  const waiting = new Set(await git.commitsBetween(of, intent));
  for (const { after, until } of ranges) {
    if (!after) continue;
    for (const commit of await git.commitsBetween(after, until)) {
      waiting.add(commit);
    }
  }
  const oldest = await oldestOf(git, [...waiting]);
  return oldest
    ? { ...position, waiting: waiting.size, oldestWaiting: oldest }
    : position;
}

/** The commit that was made first. */
async function oldestOf(
  git: GitCache,
  commits: readonly string[],
): Promise<CommitInfo | undefined> {
  const messages = await git.readMessages(commits);
  const [oldest] = [...messages.values()].sort(
    (one, other) => one.committedAt.getTime() - other.committedAt.getTime(),
  );
  return oldest && git.describe(oldest.commit);
}

/** Age of the oldest commit on main that is not rendered, in milliseconds; 0 when there is none. */
export function lagMs(now: Date, { oldestWaiting }: Position): number {
  const since = oldestWaiting?.committedAt ?? now;
  return Math.max(0, now.getTime() - since.getTime());
}
