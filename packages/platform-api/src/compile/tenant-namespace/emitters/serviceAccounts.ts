import type { IServiceAccount } from 'kubernetes-models/v1';
import { NAMESPACE_OBJECTS } from '../../conventions';
import { namespaceEmitter } from './kit';

const ACCOUNTS = [
  [
    'default',
    'What a pod without an account of its own gets: no token, no right.',
  ],
  [
    NAMESPACE_OBJECTS.viewer,
    'Watches the namespace for the portal; reads only.',
  ],
  [
    NAMESPACE_OBJECTS.deployer,
    'Argo CD applies the team’s workloads as this account.',
  ],
  [
    NAMESPACE_OBJECTS.secretReader,
    'Signs in to the secret store; the store decides by it what this namespace may read.',
  ],
] as const;

export const serviceAccounts = namespaceEmitter<IServiceAccount>({
  name: 'tenant-namespace/service-accounts',
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  concern: 'protect',
  why: 'Accounts by convention: one to look, one to deploy, one to read secrets.',
  build: () =>
    ACCOUNTS.map(([name, why]) => ({
      name,
      why,
      body: { automountServiceAccountToken: false },
    })),
});
