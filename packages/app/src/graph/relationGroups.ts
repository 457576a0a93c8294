import { Entity, parseEntityRef } from '@backstage/catalog-model';

/** What an entity is related to in one way. */
export type RelationGroup = { type: string; targets: string[] };

/**
 * The direct relations of an entity by their type, both in the order of the alphabet; with kinds, only what is of one of
 * them. The same inputs in any order make the same list, so that it stands still when the catalog is read again.
 */
export function relationGroups(
  entity: Pick<Entity, 'relations'>,
  kinds: readonly string[],
): RelationGroup[] {
  const groups = new Map<string, Set<string>>();
  for (const { type, targetRef } of entity.relations ?? []) {
    const kind = parseEntityRef(targetRef).kind.toLocaleLowerCase('en-US');
    if (kinds.length > 0 && !kinds.includes(kind)) continue;
    groups.set(type, (groups.get(type) ?? new Set()).add(targetRef));
  }
  return [...groups.entries()]
    .map(([type, targets]) => ({ type, targets: [...targets].sort() }))
    .sort((one, other) => one.type.localeCompare(other.type, 'en-US'));
}
