import { clusterSchema, defaultPlatform } from '@waymark/platform-api';
import { defineKind } from './defineKind';

/** A cluster that workloads run on. */
export const clusterKind = defineKind({
  kind: 'Cluster',
  folder: 'clusters',
  title: 'Cluster',
  description:
    'A cluster that workloads run on: its region and compliance zones, node pools and types of GPU, gateways, and where secrets are read from.',
  spec: clusterSchema,
  examples: Object.entries(defaultPlatform.clusters)
    .slice(0, 1)
    .map(([name, spec]) => ({
      title: 'A cluster with GPUs and four gateways.',
      document: { name, spec },
    })),
});
