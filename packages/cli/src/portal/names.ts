import type { CatalogApi } from '@backstage/catalog-client';
import {
  isGroupEntity,
  isUserEntity,
  parseEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/** How people know somebody: the name that the portal shows for an entity reference. */
export type NameOf = (ref: string) => string;

const PERSON_OR_TEAM = /^(?:user|group):[^/\s]+\/[^/\s]+$/;
const GIT = 'git:';

/** Without asking anybody: what a reference or the address of a commit says by itself. */
export const nameWithin: NameOf = ref => {
  if (PERSON_OR_TEAM.test(ref)) return parseEntityRef(ref).name;
  return ref.startsWith(GIT) ? ref.slice(GIT.length) : ref;
};

/** The names of all people and teams that an answer refers to, wherever in it. */
export async function readNames(
  catalog: Pick<CatalogApi, 'getEntitiesByRefs'>,
  answer: unknown,
): Promise<NameOf> {
  const entityRefs = [...new Set(refsIn(answer))];
  if (entityRefs.length === 0) return nameWithin;
  const fields = [
    ...['kind', 'metadata.name', 'metadata.title'],
    'spec.profile.displayName',
  ];
  const { items } = await catalog
    .getEntitiesByRefs({ entityRefs, fields })
    // What was asked for is done and known. Names only make it easier to read.
    .catch(() => ({ items: [] }));
  const names = new Map(
    entityRefs.map((ref, index) => [ref, titleOf(items[index])]),
  );
  return ref => names.get(ref) ?? nameWithin(ref);
}

function* refsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (PERSON_OR_TEAM.test(value)) yield value;
  } else if (value instanceof Object) {
    for (const each of Object.values(value)) yield* refsIn(each);
  }
}

/** As the pages of the portal have it. */
function titleOf(entity: Entity | undefined): string | undefined {
  if (!entity) return undefined;
  const known = isUserEntity(entity) || isGroupEntity(entity);
  const displayName = known ? entity.spec?.profile?.displayName : undefined;
  return displayName ?? entity.metadata.title ?? entity.metadata.name;
}
