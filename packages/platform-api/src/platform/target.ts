import { z } from 'zod';
import { nameSchema } from '../model/primitives';
import { TENANT_TIERS } from '../model/tenantNamespace';

/** Where namespaces of some tiers land. */
export const targetSchema = z.strictObject({
  owner: nameSchema.optional(),
  cluster: nameSchema,
  tiers: z.array(z.enum(TENANT_TIERS)).min(1),
  /** Pods run only on nodes with this value of label and taint `platform.waymark.dev/node-pool`. */
  nodePool: nameSchema.optional(),
});
