import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './files';
import { statusRecord, type StatusRecord } from './records';
import { stableId, type StoredRepository } from './repositories';

// A pipeline that reports in a loop must not grow a file without end.
const KEPT_PER_COMMIT = 500;

function file(repository: StoredRepository, sha: string): string {
  return join(repository.meta, 'statuses', `${sha}.json`);
}

/** Every status of a commit, newest first. */
export async function listStatuses(
  repository: StoredRepository,
  sha: string,
): Promise<StatusRecord[]> {
  return (
    (await readJson(file(repository, sha), z.array(statusRecord))) ?? []
  ).reverse();
}

/** Adds a status. Call it inside `Repositories.exclusively`. */
export async function addStatus(
  repository: StoredRepository,
  sha: string,
  status: Omit<StatusRecord, 'id' | 'createdAt'>,
): Promise<StatusRecord> {
  const known = (await listStatuses(repository, sha)).reverse();
  const createdAt = new Date().toISOString();
  const record = {
    ...status,
    id: stableId(`${sha}${createdAt}${known.length}`),
    createdAt,
  };
  await writeJson(
    file(repository, sha),
    [...known, record].slice(-KEPT_PER_COMMIT),
  );
  return record;
}

const WORST_FIRST = [
  'error',
  'failure',
  'warning',
  'pending',
  'success',
] as const;

/** The newest status of each context and the worst of them; `pending` when there is none. */
export function combine(statuses: readonly StatusRecord[]): {
  state: StatusRecord['state'];
  latest: StatusRecord[];
} {
  const latest = new Map<string, StatusRecord>();
  for (const status of statuses) {
    if (!latest.has(status.context)) latest.set(status.context, status);
  }
  const states = new Set([...latest.values()].map(status => status.state));
  return {
    state: WORST_FIRST.find(state => states.has(state)) ?? 'pending',
    latest: [...latest.values()].sort((a, b) =>
      a.context < b.context ? -1 : 1,
    ),
  };
}
