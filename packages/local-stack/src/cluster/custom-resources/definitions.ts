import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { z } from 'zod';
import {
  ClusterBuildError,
  findGo,
  type Binaries,
  type GoToolchain,
} from '../build';
import { cacheFolder } from '../build/cacheFolder';
import type { ClusterObject } from '../client';
import {
  definitionModules,
  partDefinitions,
  type DefinitionModule,
} from './modules';

const run = promisify(execFile);

const downloadSchema = z.object({ Dir: z.string(), Sum: z.string() });

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
  const file = path.join(cacheFolder(env), `definitions-${keyOf()}.json`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) {
    return z.array(definitionSchema).parse(JSON.parse(kept));
  }
  const go = await findGo(env);
  const found: ClusterObject[] = [];
  for (const module of definitionModules) {
    const folder = await download(module, go);
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

function keyOf(): string {
  return createHash('sha256')
    .update(JSON.stringify([definitionModules, partDefinitions]))
    .digest('hex')
    .slice(0, 16);
}

async function download(
  { path: module, version, sum }: DefinitionModule,
  go: GoToolchain,
): Promise<string> {
  const { stdout } = await run(
    go.program,
    ['mod', 'download', '-json', `${module}@${version}`],
    // Outside of any module, so that only this one is looked at.
    { cwd: '/', env: { ...go.env, GOFLAGS: '' }, maxBuffer: 10_000_000 },
  ).catch((cause: unknown) => {
    throw new ClusterBuildError(
      `${module}@${version} cannot be fetched`,
      'Check the way to the Go module proxy (GOPROXY).',
      { cause },
    );
  });
  const { Dir, Sum } = downloadSchema.parse(JSON.parse(stdout));
  if (Sum !== sum) {
    throw new ClusterBuildError(
      `${module}@${version} has the checksum ${Sum}, not ${sum}`,
      'Do not use this module proxy: it serves something else than what was pinned.',
    );
  }
  return Dir;
}

async function read(file: string): Promise<ClusterObject> {
  return definitionSchema.parse(load(await readFile(file, 'utf8')));
}
