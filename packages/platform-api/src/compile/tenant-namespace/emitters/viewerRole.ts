import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { NAMESPACE_OBJECTS } from '../../conventions';
import { READ, rulesFor, WORKLOAD_KINDS } from '../../resources';
import { RUNTIME_RESOURCES } from '../resources';
import { namespaceEmitter } from './kit';

export const viewerRole = namespaceEmitter<IRole>({
  name: 'tenant-namespace/viewer-role',
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  concern: 'protect',
  why: 'May read everything in the namespace but the values of secrets.',
  build: () => ({
    name: NAMESPACE_OBJECTS.viewer,
    body: {
      rules: [
        ...rulesFor(WORKLOAD_KINDS, READ),
        { ...RUNTIME_RESOURCES, verbs: [...READ] },
      ],
    },
  }),
});
