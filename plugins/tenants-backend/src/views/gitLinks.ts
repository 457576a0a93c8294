import type { BrowseUrls, RepositoryRef } from '@waymark/gitops';
import type { Platform } from '@waymark/platform-api';
import type { RunLink } from '@waymark/plugin-tenants-common';

/** What is needed to make addresses in the GitOps repository. */
export type Addresses = {
  readonly platform: Platform;
  browse: BrowseUrls;
  gitops: RepositoryRef;
};

/** A document on branch main, or as it was at a commit. */
export function intentLink(
  { browse, gitops }: Addresses,
  path: string,
  commit?: string,
): RunLink {
  return {
    kind: 'intent',
    title: 'Intent in Git',
    url: commit
      ? browse.fileAt(gitops, commit, path)
      : browse.file(gitops, 'main', path),
  };
}

/** Where an environment lands, unless its namespace names another target. */
export function clusterOf(
  platform: Platform,
  { environment, target }: { environment: string; target?: string },
): string | undefined {
  const name = target ?? platform.environments[environment]?.defaultTarget;
  return name && platform.targets[name]?.cluster;
}

/** A folder on branch rendered, or as it was at a commit; none when the target has no cluster. */
export function renderedLink(
  { platform, browse, gitops }: Addresses,
  place: { environment: string; namespace: string; target?: string },
  rest: string[],
  commit?: string,
): RunLink[] {
  const cluster = clusterOf(platform, place);
  if (!cluster) return [];
  const folder = [cluster, place.namespace, ...rest].join('/');
  return [
    renderedLinkTo(renderedUrl({ platform, browse, gitops }, folder, commit)),
  ];
}

/** A folder or file on branch rendered, or as it was at a commit. */
export function renderedUrl(
  { platform, browse, gitops }: Addresses,
  path: string,
  commit?: string,
): string {
  return commit
    ? browse.fileAt(gitops, commit, path)
    : browse.file(gitops, platform.gitops.renderedBranch, path);
}

/** The link to the folder of a workload or namespace. */
export function renderedLinkTo(url: string): RunLink {
  return { kind: 'rendered', title: 'Rendered objects', url };
}
