import {
  argocdSchema,
  bootstrapImageSchema,
  defaultPlatform,
  identitySchema,
  namespacesSchema,
  observabilitySchema,
  organizationSchema,
  sloSchema,
  tiersSchema,
  type Platform,
} from '@waymark/platform-api';
import { defineKind } from './defineKind';

const spec = organizationSchema.omit({ name: true }).extend({
  tiers: tiersSchema,
  namespaces: namespacesSchema.optional(),
  slo: sloSchema,
  bootstrapImage: bootstrapImageSchema,
  argocd: argocdSchema,
  // The portal's address belongs to the installation.
  observability: observabilitySchema
    .omit({ portalUrl: true })
    .meta({ title: 'Observability' }),
  identity: identitySchema,
});

/** The organization as its document says it. */
export function organizationSpec({
  organization: { name: _name, ...organization },
  observability: { portalUrl: _portalUrl, ...observability },
  tiers,
  namespaces,
  slo,
  bootstrapImage,
  argocd,
  identity,
}: Platform) {
  return {
    ...organization,
    tiers,
    ...(namespaces && { namespaces }),
    slo,
    bootstrapImage,
    argocd,
    observability,
    identity,
  };
}

/** What holds for the organization as a whole; there is exactly one. */
export const organizationKind = defineKind({
  kind: 'Organization',
  folder: 'organizations',
  title: 'Organization',
  description:
    'What holds for the organization as a whole: its ceilings, what each tier of tenancy allows, the objective of each reliability class, and where the platform’s own parts are. There is exactly one.',
  spec,
  examples: [
    {
      title: 'The seeded organization.',
      document: {
        name: defaultPlatform.organization.name,
        spec: organizationSpec(defaultPlatform),
      },
    },
  ],
});
