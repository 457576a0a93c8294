import { z } from 'zod';

/** The API group of every Waymark document, label and annotation. Frozen. */
export const API_GROUP = 'platform.waymark.dev';

/** The version that documents are written in today. */
export const API_VERSION = `${API_GROUP}/v1alpha1`;

/** The longest name Kubernetes takes for a label value and most objects (RFC 1123 label). */
export const MAX_NAME_LENGTH = 63;

/** An RFC 1035 label: what a Kubernetes Service, and so every Waymark name, must be. */
export const NAME_PATTERN = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** A name of a service, team, environment or offering: an RFC 1035 label of at most 63 characters. */
export const nameSchema = z
  .string()
  .min(1)
  .max(MAX_NAME_LENGTH)
  .regex(NAME_PATTERN);

/** A fully qualified host name (RFC 1123 subdomain with at least one dot). */
export const hostSchema = z
  .string()
  .max(253)
  .regex(
    /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/,
  );

/** A container image pinned by digest: `[registry/]repository[:tag]@sha256:<64 hex digits>`. */
export const IMAGE_PATTERN =
  /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?(?::[0-9]{1,5})?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?@sha256:[a-f0-9]{64}$/;

/** See {@link IMAGE_PATTERN}. */
export const imageSchema = z.string().max(512).regex(IMAGE_PATTERN);

/** A Kubernetes quantity of CPU, in cores or millicores: `250m`, `2`, `1.5`. */
export const cpuQuantitySchema = z
  .string()
  .max(16)
  .regex(/^([1-9][0-9]*m|[1-9][0-9]*(\.[0-9]{1,3})?|0\.[0-9]{1,3})$/);

/** A Kubernetes quantity of memory or storage in binary units: `512Mi`, `2Gi`, `1Ti`. */
export const memoryQuantitySchema = z
  .string()
  .max(16)
  .regex(/^[1-9][0-9]*(Mi|Gi|Ti)$/);

/** A semantic version without build metadata (semver.org 2.0.0). */
export const versionSchema = z
  .string()
  .max(MAX_NAME_LENGTH)
  .regex(
    /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z]+([.-][0-9A-Za-z]+)*)?$/,
  );

/** A duration of whole days or hours in ISO 8601: `P14D`, `PT12H`. */
export const durationSchema = z
  .string()
  .max(16)
  .regex(/^P([1-9][0-9]{0,3}D|T[1-9][0-9]{0,3}H)$/);

/** A region of a cloud or data centre, as the clusters' nodes are labelled: `eu-central-1`. */
export const regionSchema = z
  .string()
  .min(1)
  .max(MAX_NAME_LENGTH)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);

/** An IPv4 or IPv6 network in CIDR notation. */
export const cidrSchema = z.union([z.cidrv4(), z.cidrv6()]);

/** A TCP port. */
export const portSchema = z.int().min(1).max(65535);

/** How sensitive the data is that a workload touches, least first. */
export const DATA_SENSITIVITIES = [
  'public',
  'internal',
  'confidential',
  'restricted',
] as const;

/** See {@link DATA_SENSITIVITIES}. */
export const dataSensitivitySchema = z.enum(DATA_SENSITIVITIES).meta({
  title: 'Data sensitivity',
  description:
    'The most sensitive data the workload reads or writes. Default: internal.',
  default: 'internal',
});

/** The offering (golden path) a document was made from, pinned to one version. */
export const offeringSchema = z
  .strictObject({
    name: nameSchema.meta({ title: 'Offering' }),
    version: versionSchema.meta({ title: 'Version' }),
  })
  .meta({
    title: 'Offering',
    description: 'The golden path and version this was made from.',
  });

/** Where a workload may run; narrows the clusters and nodes of its deployment target. */
export const placementSchema = z
  .strictObject({
    region: regionSchema
      .meta({
        title: 'Region',
        description: 'Well-known label topology.kubernetes.io/region.',
        examples: ['eu-central-1'],
      })
      .optional(),
    complianceZone: nameSchema
      .meta({
        title: 'Compliance zone',
        description: 'A zone the platform has certified, such as eu-gdpr.',
        examples: ['eu-gdpr'],
      })
      .optional(),
  })
  .meta({ title: 'Placement', description: 'Where the workload may run.' });
