import { parseEntityRef, type UserEntity } from '@backstage/catalog-model';
import type { Person } from '@waymark/gitops';

/** The person who asked for the repository, as git names an author. */
export function authorOf(
  user: { entity?: UserEntity } | undefined,
  requestedBy: string,
): Person {
  const name = requestedBy.startsWith('user:')
    ? parseEntityRef(requestedBy).name
    : 'waymark';
  const profile = user?.entity?.spec.profile;
  return {
    name: profile?.displayName ?? name,
    email: profile?.email ?? `${name}@noreply.invalid`,
  };
}
