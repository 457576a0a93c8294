import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { withClone } from '../repository';
import { objectSchema } from './shapes';
import type { ClusterReader, ObjectRef } from './types';

const renderedSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});

/** An object's address as one word. */
export function addressOf({
  apiVersion,
  kind,
  namespace,
  name,
}: ObjectRef): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : 'core';
  return `${group}/${kind}/${namespace ?? '-'}/${name}`;
}

/** Every object on branch rendered, by its file. */
export async function readRendered(
  gitopsUrl: string,
): Promise<Map<string, ObjectRef>> {
  return withClone(gitopsUrl, 'rendered', async folder => {
    const entries = await readdir(folder, {
      recursive: true,
      withFileTypes: true,
    });
    const objects = new Map<string, ObjectRef>();
    for (const entry of entries) {
      if (!entry.isFile() || !entry.name.endsWith('.yaml')) continue;
      const file = path.join(entry.parentPath, entry.name);
      const { apiVersion, kind, metadata } = renderedSchema.parse(
        load(await readFile(file, 'utf8')),
      );
      const name = path.relative(folder, file).split(path.sep).join('/');
      objects.set(name, { apiVersion, kind, ...metadata });
    }
    return objects;
  });
}

/** What of a list is in the cluster. */
export async function present(
  client: ClusterReader,
  objects: readonly ObjectRef[],
): Promise<Set<string>> {
  const kinds = new Map(
    objects.map(({ apiVersion, kind }) => [
      `${apiVersion} ${kind}`,
      { apiVersion, kind },
    ]),
  );
  const found = new Set<string>();
  for (const kind of kinds.values()) {
    for (const { metadata } of await client.list(objectSchema, kind)) {
      found.add(addressOf({ ...kind, ...metadata }));
    }
  }
  return found;
}
