import {
  isConfiguration,
  type GitCache,
  type RenderedIntent,
} from '@waymark/gitops';

/**
 * Documents of a commit on main that have no effect yet: those that are held, and those of the configuration while that of a commit
 * before it counts.
 */
export async function withoutEffect(
  { commit, paths }: { commit: string; paths: readonly string[] },
  { held, platform }: Pick<RenderedIntent, 'held' | 'platform'>,
  git: Pick<GitCache, 'contains'>,
): Promise<string[]> {
  const isHeld = new Set(held.map(({ path }) => path));
  const counts =
    platform.source !== 'last-good' ||
    (await git.contains(platform.commit, commit));
  return paths.filter(
    path => isHeld.has(path) || (!counts && isConfiguration(path)),
  );
}
