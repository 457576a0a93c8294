import { poll } from '../poll';
import type { Happened } from '../types';
import {
  eventSchema,
  podSchema,
  quotaSchema,
  replicaSetSchema,
  workloadSchema,
  type ReplicaSet,
  type Workload,
} from './shapes';
import {
  DELIVERY_TIMEOUT_MS,
  type ClusterReader,
  type DeliveryContext,
} from './types';

/** Where a service runs. */
export type WorkloadPlace = Pick<
  DeliveryContext,
  'client' | 'namespace' | 'service'
>;

/** The Deployment or Rollout of a service. */
export async function readWorkload({
  client,
  namespace,
  service: name,
}: WorkloadPlace): Promise<Workload | undefined> {
  const deployment = await client.get(workloadSchema, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace,
    name,
  });
  if (deployment) return { ...deployment, kind: 'Deployment' };
  const rollout = await client.get(workloadSchema, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    namespace,
    name,
  });
  return rollout && { ...rollout, kind: 'Rollout' };
}

/**
 * Waits until every replica of the newest version is available.
 *
 * @param wanted - the image that it is to run, and how many replicas at least: an autoscaler may be on its way
 */
export async function availableWorkload(
  context: WorkloadPlace,
  wanted: { image?: string; replicas?: number } = {},
): Promise<{ workload: Workload; evidence: string; happened?: Happened }> {
  const { service, namespace, client } = context;
  const { image, replicas = 1 } = wanted;
  const workload = await poll(
    `The replicas of ${service} in ${namespace}`,
    async () => {
      const found = await readWorkload(context);
      const enough = (found?.status?.availableReplicas ?? 0) >= replicas;
      return found &&
        enough &&
        isComplete(found) &&
        (!image || runs(found, image))
        ? found
        : undefined;
    },
    { timeoutMs: DELIVERY_TIMEOUT_MS, everyMs: 200 },
  );
  const available = workload.status?.conditions.find(
    ({ type, status }) => type === 'Available' && status === 'True',
  );
  const nodes = await nodesOf(client, namespace, service);
  return {
    workload,
    evidence: `${workload.kind} ${namespace}/${service}: ${
      workload.status?.availableReplicas
    } of ${workload.status?.replicas} replicas available on ${nodes.join(
      ', ',
    )}`,
    ...(available?.lastTransitionTime && {
      happened: {
        at: available.lastTransitionTime,
        source: `condition Available of the ${workload.kind}`,
      },
    }),
  };
}

/** ReplicaSets of a workload, oldest first. */
export async function replicaSetsOf({
  client,
  namespace,
  service,
}: WorkloadPlace): Promise<ReplicaSet[]> {
  const all = await client.list(replicaSetSchema, {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    namespace,
  });
  return all
    .filter(({ metadata }) =>
      metadata.ownerReferences.some(({ name }) => name === service),
    )
    .sort((a, b) =>
      a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1,
    );
}

/** Whether a version runs this image. */
export function runs(
  { spec }: Pick<Workload | ReplicaSet, 'spec'>,
  image: string,
): boolean {
  return spec.template.spec.containers.some(each => each.image === image);
}

/** Reads what the namespace's quota counts, and that it refused nothing of the service. */
export async function admittedByQuota({
  client,
  namespace,
  service,
}: WorkloadPlace): Promise<string> {
  const counted = await poll(
    `The quota of ${namespace} to count pods`,
    async () => {
      const quotas = await client.list(quotaSchema, {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        namespace,
      });
      const found = quotas.find(
        ({ status }) => Number(status?.used.pods ?? 0) > 0,
      );
      return found?.status;
    },
    { timeoutMs: DELIVERY_TIMEOUT_MS, everyMs: 200 },
  );
  const events = await client.list(eventSchema, {
    apiVersion: 'v1',
    kind: 'Event',
    namespace,
  });
  const refused = events.filter(
    ({ involvedObject, message }) =>
      message.includes('exceeded quota') &&
      involvedObject.name?.startsWith(service),
  );
  if (refused.length > 0) throw new Error(refused[0].message);
  const { hard, used } = counted;
  const shown = ['requests.cpu', 'requests.memory', 'pods'].filter(
    name => hard[name],
  );
  return `${namespace}: ${shown
    .map(name => `${name} ${used[name] ?? '0'} of ${hard[name]}`)
    .join(', ')}; nothing refused`;
}

function isComplete({ metadata, spec, status }: Workload): boolean {
  if (!status || (status.observedGeneration ?? 0) < metadata.generation)
    return false;
  const wanted = spec.replicas ?? 1;
  return (
    status.updatedReplicas >= wanted &&
    status.availableReplicas >= wanted &&
    status.replicas === status.updatedReplicas
  );
}

async function nodesOf(
  client: ClusterReader,
  namespace: string,
  service: string,
): Promise<string[]> {
  const pods = await client.list(podSchema, {
    apiVersion: 'v1',
    kind: 'Pod',
    namespace,
    labelSelector: `app.kubernetes.io/name=${service}`,
  });
  return [...new Set(pods.flatMap(({ spec }) => spec.nodeName ?? []))].sort();
}
