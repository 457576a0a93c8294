import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './files';
import { hookRecord, type HookRecord } from './records';
import type { StoredRepository } from './repositories';

/** The webhooks of a repository, with their secrets. */
export async function listHooks(
  repository: StoredRepository,
): Promise<HookRecord[]> {
  return (
    (await readJson(
      join(repository.meta, 'hooks.json'),
      z.array(hookRecord),
    )) ?? []
  );
}

/** Replaces the webhooks. Call it inside `Repositories.exclusively`. */
export function writeHooks(
  repository: StoredRepository,
  hooks: HookRecord[],
): Promise<void> {
  return writeJson(join(repository.meta, 'hooks.json'), hooks);
}
