import type { ClusterObject } from '@waymark/local-stack';
import type { KubernetesObject } from '@waymark/platform-api';

/** An object of the platform as a cluster's client writes it. */
export function asWritten(object: KubernetesObject): ClusterObject {
  return { ...object, metadata: { ...object.metadata } };
}
