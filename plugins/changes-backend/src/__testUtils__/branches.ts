import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitCache } from '@waymark/gitops';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestPortal } from './TestPortal';

type Where = Pick<TestPortal, 'portalForge' | 'ref'>;

/** Works in a clone of one's own, as anybody outside the portal does. */
export async function inClone<T>(
  { portalForge, ref }: Where,
  work: (git: GitCache) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'waymark-clone-'));
  try {
    const git = new GitCache({
      dir,
      url: portalForge.cloneUrl(ref),
      env: portalForge.gitEnvironment(),
    });
    await git.fetch();
    return await work(git);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Files of a branch. */
export function readBranch(
  where: Where,
  branch: string,
): Promise<ReadonlyMap<string, string>> {
  return inClone(where, async git => {
    const head = git.head(branch);
    return head ? (await git.readTree(head)).files : new Map();
  });
}

/** Commits a person pushes to main with git; what the commit says of its author is theirs to write. */
export function pushByHand(
  where: Where,
  changes: Record<string, string | null>,
  person = { name: 'Emil', email: 'emil.sorensen@meridian.example' },
): Promise<string> {
  return inClone(where, async git => {
    const commit = await git.writeCommit({
      parent: git.head('main'),
      changes: new Map(Object.entries(changes)),
      subject: 'By hand',
      trailers: [],
      author: person,
      committer: person,
      at: new Date(),
    });
    await git.push(commit, 'main', where.portalForge.gitEnvironment());
    return commit;
  });
}

/** Asks again until there is an answer. */
export async function until<T>(
  ask: () => Promise<T>,
  timeoutMs = 20_000,
): Promise<Exclude<T, undefined | false | null>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    const empty = Array.isArray(answer) && answer.length === 0;
    if (isGiven(answer) && !empty) return answer;
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await sleep(100);
  }
}

function isGiven<T>(answer: T): answer is Exclude<T, undefined | false | null> {
  return answer !== undefined && answer !== false && answer !== null;
}
