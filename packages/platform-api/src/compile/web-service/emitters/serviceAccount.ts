import type { IServiceAccount } from 'kubernetes-models/v1';
import { webServiceEmitter } from './kit';

export const serviceAccount = webServiceEmitter<IServiceAccount>({
  name: 'web-service/service-account',
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  concern: 'run',
  why: 'An identity of its own, so that what the service may do is granted to it alone. Cloud identities hang on it.',
  build: ({ name, cloud }) => ({
    name,
    ...(cloud.any ? { annotations: { ...cloud.annotations } } : {}),
    body: { automountServiceAccountToken: false },
  }),
});
