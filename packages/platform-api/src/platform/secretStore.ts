import { z } from 'zod';
import { nameSchema } from '../model/primitives';

/**
 * The secret store a cluster reads from through External Secrets. Each tenant namespace gets a
 * SecretStore of its own that signs in as that namespace; the provider decides what it may read.
 */
export const secretStoreSchema = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.literal('vault'),
    server: z.url(),
    /** Mount of the key-value engine, version 2. */
    mount: nameSchema,
    /** Mount of the Kubernetes auth method. */
    authMount: nameSchema,
  }),
  z.strictObject({
    provider: z.literal('aws-secrets-manager'),
    region: z.string().min(1),
  }),
  z.strictObject({
    provider: z.literal('azure-key-vault'),
    vaultUrl: z.url(),
  }),
]);

/** See {@link secretStoreSchema}. */
export type SecretStoreSettings = z.infer<typeof secretStoreSchema>;
