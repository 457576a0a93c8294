import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { webServiceEmitter } from './kit';

export const roleBinding = webServiceEmitter<IRoleBinding>({
  name: 'web-service/role-binding',
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  concern: 'protect',
  why: 'Gives that role to the service’s own account and to nobody else.',
  build: ({ name, namespace }) => ({
    name,
    body: {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  }),
});
