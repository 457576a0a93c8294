import { isDeepStrictEqual } from 'node:util';
import type { GitCache } from '@waymark/gitops';
import { EMPTY } from './extend';
import { read } from './HistoryImporter';
import type { HistoryStore } from './HistoryStore';
import { RowReader } from './RowReader';
import type { ChainHead, CommitRow } from './rows';
import { at, type Break } from './verifyChain';

const PAGE = 500;

/**
 * Derives the chain from Git again, without writing, and compares it row by row with what is stored.
 *
 * @param main - a commit of main that was read after the chain was: all that is stored has to be on its line
 * @param commits - how many are stored, without gaps; others may come meanwhile
 */
export async function replayChain(
  store: HistoryStore,
  git: Pick<GitCache, 'line' | 'readSteps' | 'readMessages'>,
  { main, commits }: { main: string; commits: number },
): Promise<Break | undefined> {
  const line = await git.line(main);
  const rows = new RowReader(store);
  let head: ChainHead = EMPTY;
  for (let from = 0; from < commits; from += PAGE) {
    const stored = await store.commitsFrom(
      from,
      Math.min(PAGE, commits - from),
    );
    const refs = line.slice(from, from + stored.length);
    const derived = await read(git, head, refs);
    for (const [index, found] of stored.entries()) {
      const broken = otherCommit(found, derived.commits.at(index));
      if (broken) return broken;
    }
    for (const wanted of derived.snapshots) {
      if (!isDeepStrictEqual(await rows.next(), wanted)) {
        return {
          ...at(wanted),
          constraint: 'chain.git',
          message:
            'What is stored of this document is not what Git says of it.',
        };
      }
    }
    head = derived.head;
  }
  return undefined;
}

function otherCommit(
  found: CommitRow,
  wanted: CommitRow | undefined,
): Break | undefined {
  if (isDeepStrictEqual(found, wanted)) return undefined;
  const { position, commit } = found;
  return {
    position,
    commit,
    constraint: 'chain.git',
    message: reasonOf(commit, wanted?.commit),
  };
}

function reasonOf(found: string, wanted: string | undefined): string {
  if (wanted === undefined) {
    return 'Main ends before it: what was imported was taken off its line.';
  }
  return wanted === found
    ? 'What is stored of this commit is not what Git says of it.'
    : `Main's line has ${wanted} at this place.`;
}
