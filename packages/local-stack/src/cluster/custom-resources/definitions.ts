import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { findGo, type Binaries } from '../build';
import { cacheFolder } from '../build/cacheFolder';
import type { ClusterObject } from '../client';
import { downloadModule } from './downloadModule';
import { definitionModules, partDefinitions } from './modules';

const definitionSchema = z.looseObject({
  apiVersion: z.literal('apiextensions.k8s.io/v1'),
  kind: z.literal('CustomResourceDefinition'),
  metadata: z.looseObject({ name: z.string() }),
});

/**
 * The custom resource definitions of the cluster, from the modules that publish them. Kept as JSON in the cache: they are
 * five megabytes of YAML.
 *
 * @throws ClusterBuildError when a module cannot be fetched or is not the one that was pinned
 */
export async function customResourceDefinitions(
  binaries: Binaries,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ClusterObject[]> {
  const file = definitionsFile(env);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) {
    return z.array(definitionSchema).parse(JSON.parse(kept));
  }
  const go = await findGo(env);
  const found: ClusterObject[] = [];
  for (const module of definitionModules) {
    const folder = await downloadModule(module, go);
    for (const name of module.files) {
      found.push(await read(path.join(folder, name)));
    }
  }
  for (const part of ['argocd', 'rollouts'] as const) {
    for (const name of partDefinitions[part]) {
      found.push(await read(binaries.path(part, 'share', name)));
    }
  }
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(found));
  await rename(draft, file);
  return found;
}

/** Whether they were fetched before, so that they need no Go. */
export function hasDefinitions(env: NodeJS.ProcessEnv = process.env): boolean {
  return existsSync(definitionsFile(env));
}

function definitionsFile(env: NodeJS.ProcessEnv): string {
  return path.join(cacheFolder(env), `definitions-${keyOf()}.json`);
}

function keyOf(): string {
  return createHash('sha256')
    .update(JSON.stringify([definitionModules, partDefinitions]))
    .digest('hex')
    .slice(0, 16);
}

async function read(file: string): Promise<ClusterObject> {
  return definitionSchema.parse(load(await readFile(file, 'utf8')));
}
