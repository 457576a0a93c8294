import type { ISecretStore } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import { NAMESPACE_OBJECTS } from '../../conventions';
import type { TenantNamespaceContext } from '../context';
import { namespaceEmitter } from './kit';

export const secretStore = namespaceEmitter<ISecretStore>({
  name: 'tenant-namespace/secret-store',
  apiVersion: 'external-secrets.io/v1',
  kind: 'SecretStore',
  concern: 'protect',
  why: 'The boundary for secrets: a store of this namespace alone, which signs in as this namespace.',
  build: context => ({
    name: NAMESPACE_OBJECTS.secretStore,
    body: { spec: { provider: provider(context), refreshInterval: 3600 } },
  }),
});

function provider({
  cluster,
  namespace,
  platform,
}: TenantNamespaceContext): NonNullable<ISecretStore['spec']>['provider'] {
  const { secretStore: store } = cluster;
  const serviceAccountRef = { name: NAMESPACE_OBJECTS.secretReader };
  switch (store.provider) {
    case 'aws-secrets-manager':
      return {
        aws: {
          service: 'SecretsManager',
          region: store.region,
          auth: { jwt: { serviceAccountRef } },
        },
      };
    case 'azure-key-vault':
      return {
        azurekv: {
          vaultUrl: store.vaultUrl,
          authType: 'WorkloadIdentity',
          serviceAccountRef,
          ...(platform.identity.azure
            ? { tenantId: platform.identity.azure.tenantId }
            : {}),
        },
      };
    default:
      return {
        vault: {
          server: store.server,
          path: store.mount,
          version: 'v2',
          auth: {
            kubernetes: {
              mountPath: store.authMount,
              role: namespace,
              serviceAccountRef,
            },
          },
        },
      };
  }
}
