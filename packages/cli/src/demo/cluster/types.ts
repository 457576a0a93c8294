import type { z } from 'zod';
import type { ChangesApi } from '@waymark/plugin-changes-common';
import type { GiteaForge } from '@waymark/gitops';
import type { ClusterMetrics } from '../../cluster';
import type { PortalSession } from '../session';

/**
 * How long each wait for the cluster may take at most: what the golden path promises from its start to a workload that runs
 * (requirement M2). A cluster that starts syncs everything else first.
 */
export const DELIVERY_TIMEOUT_MS = 10 * 60_000;

/** Address of a Kubernetes object. */
export interface ObjectRef {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** What the demo reads of a cluster. */
export interface ClusterReader {
  /** Undefined when there is none. */
  get<T>(schema: z.ZodType<T>, ref: ObjectRef): Promise<T | undefined>;
  list<T>(
    schema: z.ZodType<T>,
    query: {
      apiVersion: string;
      kind: string;
      namespace?: string;
      labelSelector?: string;
    },
  ): Promise<T[]>;
}

/** The cluster beside the portal, and the forge as somebody who reviews. */
export interface DemoCluster {
  client: ClusterReader;
  /** Name of the folder on branch rendered. */
  name: string;
  /** The person of the demo, on the forge. */
  author: GiteaForge;
  /** Somebody else than the author of a change. */
  reviewer: GiteaForge;
  /** What measures workloads, where there is a Prometheus. */
  metrics?: ClusterMetrics;
  /** Versions of what runs, for the evidence. */
  versions: Record<string, string>;
}

/** One service on its way to the cluster. */
export interface DeliveryContext extends DemoCluster {
  changes: ChangesApi;
  session: PortalSession;
  team: string;
  service: string;
  environment: string;
  namespace: string;
  gitopsUrl: string;
}
