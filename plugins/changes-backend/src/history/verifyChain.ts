import { parsePath } from '@waymark/gitops';
import type { Verification } from '@waymark/plugin-changes-common';
import { hashRow, sha256 } from './chain';
import { derive, EMPTY } from './extend';
import { RowReader } from './RowReader';
import type { HistoryStore } from './HistoryStore';
import type { ChainHead, ChainRow, CommitRow } from './rows';

const PAGE = 500;

/** The first row that is not as it should be. */
export type Break = NonNullable<Verification['broken']>;

/** What was checked. */
export interface Checked {
  commits: number;
  documents: number;
  head: ChainHead;
  broken?: Break;
}

/** Reads the whole chain and recomputes it: every hash, every link, every number, and every commit's share of it. */
export async function verifyChain(store: HistoryStore): Promise<Checked> {
  let head: ChainHead = EMPTY;
  let commits = 0;
  const rows = new RowReader(store);
  for (let page = await store.commitsFrom(0, PAGE); page.length > 0; ) {
    for (const commit of page) {
      const broken =
        brokenCommit(commit, head) ?? (await brokenRows(commit, head, rows));
      if (broken) return { commits, documents: head.seq, head, broken };
      head = commit;
      commits += 1;
    }
    page = await store.commitsFrom(head.position + 1, PAGE);
  }
  const stray = await rows.next();
  const broken = stray && {
    ...at(stray),
    constraint: 'chain.commit',
    message: `There is no row of commit ${stray.commit}, or one before it is missing.`,
  };
  return { commits, documents: head.seq, head, ...(broken && { broken }) };
}

function brokenCommit(row: CommitRow, before: ChainHead): Break | undefined {
  const { position, commit } = row;
  const broken = (constraint: string, message: string) => ({
    position,
    commit,
    constraint,
    message,
  });
  if (position !== before.position + 1) {
    return broken(
      'chain.position',
      `A commit is missing before it: position ${before.position + 1}.`,
    );
  }
  if (row.previous !== (before.commit ?? null)) {
    return broken(
      'chain.previous',
      `It says it follows ${row.previous}; the row before it is ${before.commit}.`,
    );
  }
  const expected =
    before.at && before.at > row.committed_at ? before.at : row.committed_at;
  if (row.at.getTime() !== expected.getTime()) {
    return broken(
      'chain.time',
      `It counts from ${row.at.toISOString()}, and should from ${expected.toISOString()}.`,
    );
  }
  return undefined;
}

async function brokenRows(
  commit: CommitRow,
  before: ChainHead,
  rows: RowReader,
): Promise<Break | undefined> {
  let seq = before.seq;
  let hash = before.head;
  for (let count = 0; count < commit.documents; count += 1) {
    const row = await rows.next();
    const broken = row && brokenRow(row, { seq: seq + 1, hash, commit });
    if (broken) return broken;
    if (!row) break;
    seq = row.seq;
    hash = row.hash;
  }
  if (seq === commit.seq && hash === commit.head) return undefined;
  return {
    seq: seq + 1,
    position: commit.position,
    commit: commit.commit,
    constraint: 'chain.head',
    message: `The commit ends with row ${commit.seq} and ${commit.head}; its rows end with ${seq} and ${hash}.`,
  };
}

function brokenRow(
  row: ChainRow,
  expected: { seq: number; hash: string; commit: CommitRow },
): Break | undefined {
  const broken = (constraint: string, message: string) => ({
    ...at(row),
    constraint,
    message,
  });
  if (row.seq !== expected.seq) {
    return broken('chain.seq', `Row ${expected.seq} is missing before it.`);
  }
  const { commit } = expected;
  if (row.position !== commit.position || row.commit !== commit.commit) {
    return broken('chain.commit', `It belongs to commit ${commit.commit}.`);
  }
  if (row.previous_hash !== expected.hash) {
    return broken(
      'chain.link',
      'It does not name the hash of the row before it.',
    );
  }
  if (row.content !== null && row.content_hash !== sha256(row.content)) {
    return broken('chain.content', 'Its text is not the one that was hashed.');
  }
  if (row.hash !== hashRow(row)) {
    return broken('chain.hash', 'Its fields are not those that were hashed.');
  }
  if (!isDerived(row)) {
    return broken(
      'chain.derived',
      'Its team, kind or name does not follow from path and text.',
    );
  }
  if (!isAtOnce(row, commit)) {
    return broken(
      'chain.time',
      'It is from another time than its commit, or counts from another.',
    );
  }
  return undefined;
}

function isAtOnce(row: ChainRow, commit: CommitRow): boolean {
  return (
    row.at.getTime() === commit.at.getTime() &&
    row.committed_at.getTime() === commit.committed_at.getTime()
  );
}

function isDerived(row: ChainRow): boolean {
  const parsed = parsePath(row.path);
  if (!parsed.ok) return false;
  const { team, kind, name } = derive(parsed.location, row.content);
  return row.team === team && row.kind === kind && row.name === name;
}

/** Which row it is. */
export function at({ seq, position, commit, path }: ChainRow) {
  return { seq, position, commit, path };
}
