import type { BrowseUrls, RepositoryRef } from '../types';
import { encodePath } from './http';

/** Addresses of Gitea's pages. */
export function browseUrls(url: string): BrowseUrls {
  const repository = ({ owner, name }: RepositoryRef) =>
    `${url}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
  const below = (base: string, path: string) =>
    path === '' ? base : `${base}/${encodePath(path)}`;
  return {
    repository,
    file: (ref, branch, path) =>
      below(`${repository(ref)}/src/branch/${encodePath(branch)}`, path),
    fileAt: (ref, sha, path) =>
      below(`${repository(ref)}/src/commit/${sha}`, path),
    commit: (ref, sha) => `${repository(ref)}/commit/${sha}`,
    history: (ref, branch) =>
      `${repository(ref)}/commits/branch/${encodePath(branch)}`,
    changeRequest: (ref, number) => `${repository(ref)}/pulls/${number}`,
  };
}
