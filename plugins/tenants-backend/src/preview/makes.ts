import type { Platform } from '@waymark/platform-api';
import {
  concernSchema,
  type Concern,
  type MadeObject,
  type Makes,
} from '@waymark/plugin-tenants-common';
import { posix } from 'node:path';
import type { Plan } from './Planner';

/** An object with what it is there for. */
export type Sorted<T extends MadeObject = MadeObject> = {
  concern: Concern;
  object: T;
};

/** Objects by concern, in the order of the concerns; a concern without any is left out. */
export function grouped<T extends MadeObject>(objects: Sorted<T>[]) {
  return concernSchema.options.flatMap(concern => {
    const members = objects.filter(one => one.concern === concern);
    return members.length > 0
      ? [{ concern, objects: members.map(one => one.object) }]
      : [];
  });
}

/** One line for each thing that a plan makes. */
export function makes(
  plan: Plan,
  objects: Sorted[],
  platform: Platform,
  repositoryUrl?: string,
): Makes[] {
  const service = plan.document.metadata.name;
  const of = (origin: MadeObject['origin']) =>
    objects.filter(({ object }) => object.origin === origin);
  const cluster = platform.targets[plan.target]?.cluster;
  const folder = cluster && posix.join(cluster, plan.namespaceName);
  const inFolder = (name: string) =>
    folder ? { path: posix.join(folder, name) } : {};
  const baseline = of('namespace').length;
  return [
    ...(repositoryUrl
      ? [
          {
            kind: 'repository' as const,
            title: `Repository ${service}`,
            target: repositoryUrl,
            exists: false,
          },
        ]
      : []),
    {
      kind: 'namespace',
      title:
        baseline > 0
          ? `Namespace ${plan.namespaceName} with ${baseline} objects`
          : `Namespace ${plan.namespaceName}, which the team has already`,
      target: plan.namespaceName,
      exists: baseline === 0,
      ...inFolder('_baseline'),
    },
    {
      kind: 'workload',
      title: `Workload ${service} with ${of('workload').length} objects`,
      target: plan.path,
      exists: false,
      ...inFolder(service),
    },
    ...of('workload')
      .filter(({ object }) => object.kind === 'Application')
      .map(({ object }) => ({
        kind: 'application' as const,
        title: `Argo CD Application ${object.name}`,
        target: object.path,
        exists: false,
        path: object.path,
      })),
    {
      kind: 'catalog-entry',
      title: `Catalog entry ${service}`,
      target: `/catalog/default/component/${service}`,
      exists: false,
    },
    {
      kind: 'docs',
      title: `Documentation of ${service}`,
      target: `/docs/default/component/${service}`,
      exists: false,
    },
  ];
}
