import type { INamespace } from 'kubernetes-models/v1';
import { API_GROUP } from '../../../model/primitives';
import { CONFIRMED, isProtected } from '../../argocd';
import { namespaceEmitter } from './kit';

/** Levels of https://kubernetes.io/docs/concepts/security/pod-security-standards/. */
function podSecurity(enforced: string): Record<string, string> {
  return {
    'pod-security.kubernetes.io/enforce': enforced,
    'pod-security.kubernetes.io/enforce-version': 'latest',
    'pod-security.kubernetes.io/audit': 'restricted',
    'pod-security.kubernetes.io/audit-version': 'latest',
    'pod-security.kubernetes.io/warn': 'restricted',
    'pod-security.kubernetes.io/warn-version': 'latest',
  };
}

export const namespace = namespaceEmitter<INamespace>({
  name: 'tenant-namespace/namespace',
  apiVersion: 'v1',
  kind: 'Namespace',
  concern: 'run',
  scope: 'cluster',
  why: 'The team’s place in this environment; pods that break the Pod Security Standard of the environment are refused.',
  build: ({ namespace: name, environment, description, ttl, rotation }) => ({
    name,
    labels: podSecurity(environment.podSecurity ?? 'restricted'),
    annotations: {
      ...(isProtected(environment) ? CONFIRMED : {}),
      [`${API_GROUP}/on-call`]: rotation,
      ...(ttl ? { [`${API_GROUP}/ttl`]: ttl } : {}),
      ...(description ? { 'kubernetes.io/description': description } : {}),
    },
    body: {},
  }),
});
