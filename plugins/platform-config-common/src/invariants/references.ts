import { didYouMean } from '@waymark/platform-api';
import {
  has,
  ofKind,
  type ConfigurationTree,
  type Placed,
} from '../documents/tree';
import {
  CONFIGURATION_KINDS,
  configurationPath,
  type ConfigurationKind,
} from '../kinds';
import { placeOf } from '../documents/parse';
import { defineInvariant, type Break } from './invariant';

/** What is named exists. */
export const references = defineInvariant({
  id: 'dangling-reference',
  title: 'What a document names is there',
  why: 'A target without its cluster, or an environment without its target, renders nothing for everybody who uses it.',
  breaks: tree => [
    ...ofKind(tree, 'Team').flatMap(({ path, spec }) => [
      ...named(tree, path, 'spec.parent', 'Team', spec.parent),
      ...gpuTypes(tree, path, 'spec.quota.gpus', spec.quota?.gpus),
    ]),
    ...ofKind(tree, 'Organization').flatMap(({ path, spec }) =>
      gpuTypes(tree, path, 'spec.ceiling.gpus', spec.ceiling?.gpus),
    ),
    ...ofKind(tree, 'Environment').flatMap(({ path, spec }) => [
      ...named(
        tree,
        path,
        'spec.defaultTarget',
        'DeploymentTarget',
        spec.defaultTarget,
      ),
      ...(spec.targets ?? []).flatMap((target, index) =>
        named(tree, path, `spec.targets[${index}]`, 'DeploymentTarget', target),
      ),
      ...named(
        tree,
        path,
        'spec.networkPolicy',
        'NetworkPolicyProfile',
        spec.networkPolicy,
      ),
    ]),
    ...ofKind(tree, 'DeploymentTarget').flatMap(target => [
      ...named(
        tree,
        target.path,
        'spec.cluster',
        'Cluster',
        target.spec.cluster,
      ),
      ...nodePool(tree, target),
    ]),
    ...ofKind(tree, 'Cluster').flatMap(({ path, spec }) =>
      (spec.nodePools ?? []).flatMap(({ gpuType }, index) =>
        gpuType === undefined || spec.gpuTypes?.includes(gpuType)
          ? []
          : [
              missing(
                path,
                `spec.nodePools[${index}].gpuType`,
                `GPU type`,
                gpuType,
                spec.gpuTypes ?? [],
              ),
            ],
      ),
    ),
  ],
});

function named(
  tree: ConfigurationTree,
  document: string,
  path: string,
  kind: ConfigurationKind,
  name: string | undefined,
): Break[] {
  if (name === undefined || has(tree, kind, name)) return [];
  const { folder, title } = CONFIGURATION_KINDS[kind];
  const known = [...tree.paths].flatMap(other => {
    const place = placeOf(other);
    return place?.folder === folder ? [place.name] : [];
  });
  return [missing(document, path, title.toLowerCase(), name, known)];
}

function missing(
  document: string,
  path: string,
  what: string,
  name: string,
  known: readonly string[],
  where = '',
): Break {
  return {
    document,
    path,
    value: name,
    message: `There is no ${what} "${name}"${where}.`,
    fix: didYouMean(name, known),
  };
}

function nodePool(
  tree: ConfigurationTree,
  { path, spec }: Placed<'DeploymentTarget'>,
): Break[] {
  const cluster = tree.documents.get(
    configurationPath('Cluster', spec.cluster),
  );
  if (spec.nodePool === undefined || cluster?.kind !== 'Cluster') return [];
  const pools = (cluster.spec.nodePools ?? []).map(({ name }) => name);
  return pools.includes(spec.nodePool)
    ? []
    : [
        missing(
          path,
          'spec.nodePool',
          'node pool',
          spec.nodePool,
          pools,
          ` on cluster "${spec.cluster}"`,
        ),
      ];
}

function gpuTypes(
  tree: ConfigurationTree,
  document: string,
  path: string,
  gpus: Readonly<Record<string, number>> | undefined,
): Break[] {
  const clusters = ofKind(tree, 'Cluster');
  const known = [
    ...new Set(clusters.flatMap(({ spec }) => spec.gpuTypes ?? [])),
  ];
  return Object.keys(gpus ?? {})
    .filter(type => !known.includes(type))
    .map(type =>
      missing(
        document,
        `${path}.${type}`,
        'GPU type',
        type,
        known,
        ' on any cluster',
      ),
    );
}
