import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { NAMESPACE_OBJECTS } from '../../conventions';
import { rulesFor, WORKLOAD_KINDS, WRITE } from '../../resources';
import { OWN_LEASES } from '../resources';
import { namespaceEmitter } from './kit';

export const deployerRole = namespaceEmitter<IRole>({
  name: 'tenant-namespace/deployer-role',
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  concern: 'protect',
  why: 'May apply what compile() makes for a workload, and nothing more: Argo CD syncs as this account, never as cluster admin.',
  build: () => ({
    name: NAMESPACE_OBJECTS.deployer,
    body: {
      rules: [
        ...rulesFor(WORKLOAD_KINDS, WRITE),
        // Argo CD reconciles roles as kubectl does, which looks at the namespace first.
        { apiGroups: [''], resources: ['namespaces'], verbs: ['get'] },
        // The API server lets nobody grant in a Role what they do not hold themselves.
        { ...OWN_LEASES, verbs: ['get', 'update', 'patch'] },
        // Argo CD brings Roles as "kubectl auth reconcile" does, which looks whether their namespace is there.
        { apiGroups: [''], resources: ['namespaces'], verbs: ['get'] },
      ],
    },
  }),
});
