import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadAll } from 'js-yaml';
import {
  argocdNamespace,
  inNamespace,
  objectSchema,
  withSettings,
} from '../argocd/objects';
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
  /** Title of one that must be there before it. */
  needs?: string;
  /** Entries that its ConfigMap `argocd-cm` must have. */
  settings?: Readonly<Record<string, string>>;
}

/** What Waymark's objects need of an Argo CD. */
export interface ArgocdNeeds {
  /** The account that it syncs the platform's own objects as, followed by its rights. */
  account: readonly ClusterObject[];
  /** Entries of its ConfigMap `argocd-cm`. */
  settings: Readonly<Record<string, string>>;
}

/** Where Argo CD's settings stand. */
export const argocdSettings = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  name: 'argocd-cm',
  namespace: argocdNamespace,
} as const;

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
 * @throws ClusterBuildError when a module cannot be fetched
 */
export async function externalComponents(
  { account, settings }: ArgocdNeeds,
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
      objects: folder ? await installation(module, folder, settings) : [],
      ...(module.namespace === argocdNamespace && { settings }),
    });
  }
  const argocd = components.find(one => one.settings);
  for (const { apiVersion, kind, metadata } of account.slice(0, 1)) {
    const { name, namespace } = metadata;
    components.push({
      title: `account ${namespace}/${name} with its role`,
      sign: { apiVersion, kind, name, namespace },
      objects: [...account],
      ...(argocd && { needs: argocd.title }),
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
  settings: ArgocdNeeds['settings'],
): Promise<ClusterObject[]> {
  const objects: ClusterObject[] = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  ];
  for (const file of files) {
    const read = await readObjects(path.join(folder, file), tag);
    objects.push(
      ...read.map(object =>
        withSettings(inNamespace(object, namespace), {
          [argocdSettings.name]: settings,
        }),
      ),
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
