import { isDeepStrictEqual } from 'node:util';
import { loadAll } from 'js-yaml';
import { z } from 'zod';

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});

/** Objects by what identifies them. */
export type Objects = ReadonlyMap<string, unknown>;

/** The objects of a stream of YAML; empty documents are none. Twice the same object is an error. */
export function readObjects(yaml: string): Objects {
  return indexObjects(loadAll(yaml).filter(value => value !== null));
}

/** Objects as data, by what identifies them. */
export function indexObjects(values: readonly unknown[]): Objects {
  const objects = new Map<string, unknown>();
  for (const value of values) {
    const { apiVersion, kind, metadata } = objectSchema.parse(value);
    const id = [apiVersion, kind, metadata.namespace ?? '', metadata.name].join(
      ' ',
    );
    if (objects.has(id)) throw new Error(`${id} is there twice`);
    objects.set(id, value);
  }
  return objects;
}

/** What differs, one line each; nothing when both are the same data, whatever the order and the quoting. */
export function differences(expected: Objects, actual: Objects): string[] {
  return [...new Set([...expected.keys(), ...actual.keys()])]
    .sort()
    .flatMap(id => {
      if (!actual.has(id)) return [`${id} is missing`];
      if (!expected.has(id)) return [`${id} is one too many`];
      return isDeepStrictEqual(expected.get(id), actual.get(id))
        ? []
        : [`${id} is different`];
    });
}
