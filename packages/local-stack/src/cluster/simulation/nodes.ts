import type { ClusterObject } from '../client';

const poolLabel = 'platform.waymark.dev/node-pool';

interface Pool {
  name: string;
  /** Nodes in each zone. */
  perZone: number;
  resources: Readonly<Record<string, string>>;
  labels?: Readonly<Record<string, string>>;
  taint?: { key: string; value: string };
}

const zones = ['local-a', 'local-b'] as const;

/** Node pools: one for everybody, one for tenants with sensitive data, one with accelerators. */
const pools: readonly Pool[] = [
  {
    name: 'general',
    perZone: 2,
    resources: { cpu: '32', memory: '128Gi', pods: '110' },
  },
  {
    name: 'sensitive',
    perZone: 1,
    resources: { cpu: '32', memory: '128Gi', pods: '110' },
    taint: { key: poolLabel, value: 'sensitive' },
  },
  {
    name: 'gpu',
    perZone: 1,
    resources: {
      cpu: '64',
      memory: '512Gi',
      pods: '110',
      'nvidia.com/gpu': '8',
    },
    labels: {
      'nvidia.com/gpu.present': 'true',
      'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3',
    },
    taint: { key: 'nvidia.com/gpu', value: 'present' },
  },
];

/** The nodes of the cluster: no machine is behind them, the scheduler cannot tell. */
export function simulatedNodes(): ClusterObject[] {
  return pools.flatMap(pool =>
    zones.flatMap(zone =>
      Array.from({ length: pool.perZone }, (_, index) =>
        node(pool, zone, `${pool.name}-${zone.slice(-1)}-${index}`),
      ),
    ),
  );
}

function node(pool: Pool, zone: string, name: string): ClusterObject {
  const resources = { ...pool.resources, 'ephemeral-storage': '200Gi' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/region': 'local',
        'topology.kubernetes.io/zone': zone,
        [poolLabel]: pool.name,
        ...pool.labels,
      },
    },
    spec: pool.taint
      ? { taints: [{ ...pool.taint, effect: 'NoSchedule' }] }
      : {},
    status: { allocatable: resources, capacity: resources },
  };
}
