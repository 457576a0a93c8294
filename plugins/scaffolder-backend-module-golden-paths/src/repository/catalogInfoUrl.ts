import type { Forge, RepositoryRef } from '@waymark/gitops';

/** What the catalog reads of a repository. */
export function catalogInfoUrl(
  forge: Forge,
  ref: RepositoryRef,
  path = 'catalog-info.yaml',
): string {
  return forge.browse.file(ref, 'main', path);
}
