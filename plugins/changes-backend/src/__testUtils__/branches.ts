import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitCache } from '@waymark/gitops';
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
