import { ofKind, type ConfigurationTree, type Placed } from '../documents/tree';
import { configurationPath } from '../kinds';
import { dangling, missing } from './dangling';
import { defineInvariant, type Break } from './invariant';

/** What is named exists. */
export const references = defineInvariant({
  id: 'dangling-reference',
  title: 'What a document names is there',
  why: 'A target without its cluster, or an environment without its target, renders nothing for everybody who uses it.',
  breaks: tree => [
    ...dangling(tree, undefined),
    // What is no document of its own, but a part of one.
    ...ofKind(tree, 'Team').flatMap(({ path, spec }) =>
      gpuTypes(tree, path, 'spec.quota.gpus', spec.quota?.gpus),
    ),
    ...ofKind(tree, 'Organization').flatMap(({ path, spec }) =>
      gpuTypes(tree, path, 'spec.ceiling.gpus', spec.ceiling?.gpus),
    ),
    ...ofKind(tree, 'DeploymentTarget').flatMap(target =>
      nodePool(tree, target),
    ),
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
