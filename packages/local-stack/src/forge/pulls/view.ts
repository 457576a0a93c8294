import { mergeBase } from '../git/history';
import { mergeTrees } from '../git/merge';
import { branchHead } from '../git/refs';
import type { PullRecord } from '../store/records';
import type { StoredRepository } from '../store/repositories';

/** A change request with what git says about it now. */
export type PullView = {
  pull: PullRecord;
  headSha: string;
  baseSha: string;
  /** Where its changes start; the base itself when the histories share nothing. */
  startSha: string;
  mergeable: boolean;
};

// A merge of two commits always ends the same way.
const CACHE_SIZE = 500;
const mergeableCache = new Map<string, boolean>();

async function isMergeable(
  dir: string,
  base: string,
  head: string,
): Promise<boolean> {
  const key = `${dir} ${base} ${head}`;
  const known = mergeableCache.get(key);
  if (known !== undefined) return known;
  const mergeable = (await mergeTrees(dir, base, head)) !== undefined;
  const [oldest] = mergeableCache.keys();
  if (mergeableCache.size >= CACHE_SIZE && oldest)
    mergeableCache.delete(oldest);
  mergeableCache.set(key, mergeable);
  return mergeable;
}

/** Looks a change request up in git: its branches while it is open, what it recorded afterwards. */
export async function viewPull(
  repository: StoredRepository,
  pull: PullRecord,
): Promise<PullView> {
  const { dir } = repository;
  const open = pull.state === 'open';
  // A source branch that was deleted leaves the change request at its last known commit.
  const headSha =
    (open ? await branchHead(dir, pull.head) : undefined) ?? pull.headSha;
  const baseSha =
    (open ? await branchHead(dir, pull.base) : undefined) ?? pull.baseSha;
  const startSha = (await mergeBase(dir, baseSha, headSha)) ?? baseSha;
  const mergeable = open && (await isMergeable(dir, baseSha, headSha));
  return { pull, headSha, baseSha, startSha, mergeable };
}
