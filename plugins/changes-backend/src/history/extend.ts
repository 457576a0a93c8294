import {
  parsePath,
  teamOf,
  type Location,
  type Step,
  type SteppedFile,
} from '@waymark/gitops';
import { tenantNamespaceName } from '@waymark/platform-api';
import { attribute } from './attribute';
import { GENESIS, hashRow } from './chain';
import type { ChainHead, CommitRow, SnapshotRow } from './rows';

/** What follows the head of a chain. */
export interface Extension {
  after: ChainHead;
  commits: CommitRow[];
  snapshots: SnapshotRow[];
  head: ChainHead;
}

/** A chain without rows. */
export const EMPTY: ChainHead = { position: -1, seq: 0, head: GENESIS };

const KIND_AT: Partial<Record<Location['type'], string>> = {
  namespace: 'TenantNamespace',
  workload: 'WebService',
};
const KIND =
  /^kind:[ \t]*["']?([A-Za-z][A-Za-z0-9]{0,62})["']?[ \t]*(?:#.*)?$/m;

/**
 * The rows that steps of main add to a chain. Pure: the same line of commits gives the same chain, wherever and however often it
 * is read.
 *
 * @param merged - by commit id, what merges brought
 */
export function extend(
  after: ChainHead,
  steps: readonly Step[],
  merged: ReadonlyMap<string, Omit<Step, 'files'>>,
): Extension {
  const commits: CommitRow[] = [];
  const snapshots: SnapshotRow[] = [];
  let head = after;
  for (const step of steps) {
    const position = head.position + 1;
    const at = latest(head.at, step.committedAt);
    const rows = snapshotsOf(step, { position, at, head, merged });
    const last = rows.at(-1);
    const commit: CommitRow = {
      position,
      commit: step.commit,
      previous: step.previous ?? null,
      committed_at: step.committedAt,
      at,
      documents: rows.length,
      seq: last?.seq ?? head.seq,
      head: last?.hash ?? head.head,
    };
    commits.push(commit);
    snapshots.push(...rows);
    head = commit;
  }
  return { after, commits, snapshots, head };
}

function snapshotsOf(
  step: Step,
  place: {
    position: number;
    at: Date;
    head: ChainHead;
    merged: ReadonlyMap<string, Omit<Step, 'files'>>;
  },
): SnapshotRow[] {
  const { position, at, head, merged } = place;
  const [, brought] = step.parents;
  const origin = attribute(step, brought ? merged.get(brought) : undefined);
  const rows: SnapshotRow[] = [];
  for (const file of byPath(step.files)) {
    const parsed = parsePath(file.path);
    // What lies where no document may is none.
    if (!parsed.ok) continue;
    const previous = rows.at(-1);
    const row = {
      seq: (previous?.seq ?? head.seq) + 1,
      position,
      commit: step.commit,
      committed_at: step.committedAt,
      at,
      path: file.path,
      ...derive(parsed.location, file.content),
      action: file.action,
      content: file.content ?? null,
      content_hash: file.hash ?? null,
      actor: origin.actor,
      merged_by: origin.mergedBy ?? null,
      door: origin.door,
      change_set: origin.changeSet ?? null,
      approvals: origin.approvals,
      reason: origin.reason,
      previous_hash: previous?.hash ?? head.head,
    };
    rows.push({ ...row, hash: hashRow(row) });
  }
  return rows;
}

/** Git's own order, by byte; names of documents are ASCII. */
function byPath(files: readonly SteppedFile[]): SteppedFile[] {
  return [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** What follows from where a document lies and what it says it is, for searching; whether it is valid is not history's business. */
export function derive(
  location: Location,
  content: string | null | undefined,
): Pick<SnapshotRow, 'team' | 'kind' | 'name'> {
  return {
    team: teamOf(location) ?? null,
    kind: KIND.exec(content ?? '')?.[1] ?? KIND_AT[location.type] ?? null,
    name: nameOf(location),
  };
}

function nameOf(location: Location): string {
  switch (location.type) {
    case 'platform':
      return location.name;
    case 'namespace':
      return tenantNamespaceName(location.team, location.environment);
    case 'workload':
      return location.service;
    default:
      return location.id;
  }
}

function latest(one: Date | undefined, other: Date): Date {
  return one && one > other ? one : other;
}
