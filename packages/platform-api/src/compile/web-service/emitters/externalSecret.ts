import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import { NAMESPACE_OBJECTS } from '../../conventions';
import { webServiceEmitter } from './kit';

export const externalSecret = webServiceEmitter<IExternalSecret>({
  name: 'web-service/external-secret',
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  concern: 'protect',
  why: 'Brings a secret from the secret store by reference; no value passes through Git or the portal.',
  build: ({ secrets, labels }) =>
    secrets.map(secret => ({
      name: secret.target,
      why: `spec.secrets names "${secret.name}"; its value comes from the secret store, never through Git or the portal.`,
      body: {
        spec: {
          refreshInterval: '1h',
          secretStoreRef: {
            kind: 'SecretStore' as const,
            name: NAMESPACE_OBJECTS.secretStore,
          },
          target: {
            name: secret.target,
            creationPolicy: 'Owner' as const,
            deletionPolicy: 'Retain' as const,
            template: {
              // What the API server would fill in: left out, Argo CD would find a difference for ever.
              engineVersion: 'v2' as const,
              mergePolicy: 'Replace' as const,
              metadata: { labels: { ...labels } },
            },
          },
          dataFrom: [
            {
              extract: {
                key: secret.providerRef,
                conversionStrategy: 'Default' as const,
                decodingStrategy: 'None' as const,
                metadataPolicy: 'None' as const,
              },
            },
          ],
        },
      },
    })),
});
