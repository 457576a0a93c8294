import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson, writeJson } from '../store/files';
import { pullRecord, type PullRecord } from '../store/records';
import type { StoredRepository } from '../store/repositories';

/** Numbers of the change requests, newest first. */
async function listNumbers(repository: StoredRepository): Promise<number[]> {
  const names = await readdir(join(repository.meta, 'pulls'));
  return names
    .flatMap(name => /^([1-9]\d*)\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => b - a);
}

/** One change request. */
export async function findPull(
  repository: StoredRepository,
  number: number,
): Promise<PullRecord | undefined> {
  if (!Number.isSafeInteger(number) || number < 1) return undefined;
  return readJson(join(repository.meta, 'pulls', `${number}.json`), pullRecord);
}

/** Change requests, newest first. */
export async function listPulls(
  repository: StoredRepository,
  state: 'open' | 'closed' | 'all' = 'all',
): Promise<PullRecord[]> {
  const pulls: PullRecord[] = [];
  for (const number of await listNumbers(repository)) {
    const pull = await findPull(repository, number);
    if (pull && (state === 'all' || pull.state === state)) pulls.push(pull);
  }
  return pulls;
}

/** The number after the highest given so far. Call it inside `Repositories.exclusively`. */
export async function nextNumber(
  repository: StoredRepository,
): Promise<number> {
  return ((await listNumbers(repository))[0] ?? 0) + 1;
}

/** Writes a change request. Call it inside `Repositories.exclusively`. */
export async function savePull(
  repository: StoredRepository,
  pull: PullRecord,
): Promise<PullRecord> {
  await writeJson(join(repository.meta, 'pulls', `${pull.number}.json`), pull);
  return pull;
}
