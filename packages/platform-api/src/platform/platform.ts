import { z } from 'zod';
import { nameSchema } from '../model/primitives';
import { quotaLimitsSchema } from '../model/tenantNamespace';
import { resourcesSchema } from '../model/webService';
import { clusterSchema } from './cluster';
import { environmentSchema } from './environment';
import { networkPolicyProfileSchema } from './networkPolicyProfile';
import {
  argocdSchema,
  bootstrapImageSchema,
  identitySchema,
  namespacesSchema,
  observabilitySchema,
  organizationSchema,
  sloSchema,
  tiersSchema,
} from './organization';
import { targetSchema } from './target';
import { teamSchema } from './team';

const byName = <T extends z.ZodType>(value: T) => z.record(nameSchema, value);

/**
 * Everything compile() knows about the organization and its platform: an argument, never read
 * as a global. The documents under `platform/` on branch main become one of these.
 */
export const platformSchema = z.strictObject({
  organization: organizationSchema,
  environments: byName(environmentSchema),
  clusters: byName(clusterSchema),
  targets: byName(targetSchema),
  /** What every namespace of an environment starts with; without one, nothing in or out but DNS and monitoring. */
  networkPolicies: byName(networkPolicyProfileSchema).optional(),
  tiers: tiersSchema,
  namespaces: namespacesSchema.optional(),
  teams: byName(teamSchema),
  sizes: z.strictObject({
    small: resourcesSchema,
    medium: resourcesSchema,
    large: resourcesSchema,
    xlarge: resourcesSchema,
  }),
  quotas: z.strictObject({
    small: quotaLimitsSchema,
    medium: quotaLimitsSchema,
    large: quotaLimitsSchema,
  }),
  slo: sloSchema,
  bootstrapImage: bootstrapImageSchema,
  gitops: z.strictObject({
    repoUrl: z.url(),
    renderedBranch: z.string().min(1),
  }),
  argocd: argocdSchema,
  observability: observabilitySchema,
  identity: identitySchema,
});

/** See {@link platformSchema}. */
export type Platform = z.infer<typeof platformSchema>;
