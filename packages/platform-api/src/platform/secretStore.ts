import { z } from 'zod';
import { nameSchema } from '../model/primitives';

/**
 * The secret store a cluster reads from through External Secrets. Each tenant namespace gets a
 * SecretStore of its own that signs in as that namespace; the provider decides what it may read.
 */
export const secretStoreSchema = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.literal('vault').meta({ title: 'Provider' }),
    server: z.url().meta({ title: 'Address' }),
    /** Mount of the key-value engine, version 2. */
    mount: nameSchema.meta({ title: 'Mount' }),
    /** Mount of the Kubernetes auth method. */
    authMount: nameSchema.meta({ title: 'Auth mount' }),
  }),
  z.strictObject({
    provider: z.literal('aws-secrets-manager').meta({ title: 'Provider' }),
    region: z.string().min(1).max(63).meta({ title: 'Region' }),
  }),
  z.strictObject({
    provider: z.literal('azure-key-vault').meta({ title: 'Provider' }),
    vaultUrl: z.url().meta({ title: 'Vault' }),
  }),
]);

/** See {@link secretStoreSchema}. */
export type SecretStoreSettings = z.infer<typeof secretStoreSchema>;
