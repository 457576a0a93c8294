import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { webServiceEmitter } from './kit';

export const role = webServiceEmitter<IRole>({
  name: 'web-service/role',
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  concern: 'protect',
  why: 'Bounds what the service may ever ask of the API server: its own lease, to elect a leader, and nothing else.',
  build: ({ name }) => ({
    name,
    body: {
      rules: [
        {
          apiGroups: ['coordination.k8s.io'],
          resources: ['leases'],
          resourceNames: [name],
          verbs: ['get', 'update', 'patch'],
        },
      ],
    },
  }),
});
