import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadAll } from 'js-yaml';
import { inNamespace, objectSchema, withSettings } from '../argocd/objects';
import { findGo, GoMissingError } from '../build';
import type { ClusterObject } from '../client';
import { downloadModule } from '../custom-resources/downloadModule';
import { definitionModules, installModules } from '../custom-resources/modules';

/** Something that a cluster has or has not, as a whole. */
export interface Component {
  /** For people. */
  title: string;
  /** The object by which one tells that it is there. */
  sign: { apiVersion: string; kind: string; name: string; namespace?: string };
  /** None where there is no Go to fetch the manifests with. */
  objects: ClusterObject[];
}

const definition = (name: string) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  name,
});

/**
 * What a cluster with containers needs for Waymark: the kinds that workloads use, Argo CD, Argo Rollouts, and the account
 * that syncs the platform's own objects. Go fetches the manifests; nothing is built. Without Go the manifests are missing,
 * and one can still see what the cluster lacks.
 *
 * @param account - the account that Argo CD syncs the platform's own objects as, followed by its rights
 * @throws ClusterBuildError when a module cannot be fetched
 */
export async function externalComponents(
  account: readonly ClusterObject[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Component[]> {
  const go = await findGo(env).catch((error: unknown) => {
    if (error instanceof GoMissingError) return undefined;
    throw error;
  });
  const components: Component[] = [];
  for (const module of definitionModules) {
    const folder = go && (await downloadModule(module, go));
    for (const file of module.files) {
      const name = definitionName(file);
      components.push({
        title: `kind ${name}`,
        sign: definition(name),
        objects: folder ? await readObjects(path.join(folder, file)) : [],
      });
    }
  }
  for (const module of installModules) {
    const folder = go && (await downloadModule(module, go));
    components.push({
      title: module.title,
      sign: definition(module.definition),
      objects: folder ? await installation(module, folder) : [],
    });
  }
  for (const { apiVersion, kind, metadata } of account.slice(0, 1)) {
    const { name, namespace } = metadata;
    components.push({
      title: `account ${namespace}/${name} with its role`,
      sign: { apiVersion, kind, name, namespace },
      objects: [...account],
    });
  }
  return components;
}

/** Such as `httproutes.gateway.networking.k8s.io` for `…/gateway.networking.k8s.io_httproutes.yaml`. */
function definitionName(file: string): string {
  const [group = '', plural = ''] = path.basename(file, '.yaml').split('_');
  return `${plural}.${group}`;
}

async function installation(
  { namespace, tag, files }: (typeof installModules)[number],
  folder: string,
): Promise<ClusterObject[]> {
  const objects: ClusterObject[] = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  ];
  for (const file of files) {
    const read = await readObjects(path.join(folder, file), tag);
    objects.push(
      ...read.map(object => withSettings(inNamespace(object, namespace))),
    );
  }
  return objects;
}

async function readObjects(file: string, tag?: string) {
  const text = await readFile(file, 'utf8');
  const pinned = tag ? text.replaceAll(/:latest$/gm, `:${tag}`) : text;
  return loadAll(pinned)
    .filter(document => document !== null && document !== undefined)
    .map(document => objectSchema.parse(document));
}
