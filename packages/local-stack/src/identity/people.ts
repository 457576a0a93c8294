import { loadAll } from 'js-yaml';
import { z } from 'zod';
import type { Person } from './types';

const entitySchema = z.object({
  kind: z.string(),
  metadata: z.object({
    name: z.string(),
    title: z.string().optional(),
  }),
  spec: z
    .object({
      type: z.string().optional(),
      memberOf: z.array(z.string()).optional(),
      profile: z
        .object({
          displayName: z.string().optional(),
          email: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
});

type Entity = z.infer<typeof entitySchema>;

/**
 * The people of an organization as the catalog describes it.
 *
 * @param yaml - documents of kind User and Group; other kinds are passed over
 * @throws ZodError when a document is no entity
 */
export function readPeople(yaml: string): Person[] {
  const entities = loadAll(yaml)
    .filter(document => document !== null && document !== undefined)
    .map(document => entitySchema.parse(document));
  const groups = new Map(
    entities
      .filter(entity => entity.kind === 'Group')
      .map(group => [group.metadata.name, group]),
  );
  return entities
    .filter(entity => entity.kind === 'User')
    .map(user => ({
      login: user.metadata.name,
      name: user.spec?.profile?.displayName ?? user.metadata.name,
      email: user.spec?.profile?.email ?? '',
      hint: hintOf(user, groups),
      groups: user.spec?.memberOf ?? [],
    }))
    .filter(person => person.email !== '');
}

function hintOf(user: Entity, groups: Map<string, Entity>): string {
  const names = (user.spec?.memberOf ?? []).map(reference => {
    const name = reference.split('/').at(-1) ?? reference;
    const group = groups.get(name);
    return group?.spec?.profile?.displayName ?? group?.metadata.title ?? name;
  });
  return names.length > 0 ? names.join(' · ') : 'In no team';
}
