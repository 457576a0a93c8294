import { z } from 'zod';
import { nameSchema } from './primitives';

const permission = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9.]*[:/][A-Za-z0-9/*.]+$/);

const awsSchema = z
  .strictObject({
    roleProfile: nameSchema.meta({
      title: 'Role profile',
      description: 'A role profile of the platform, not an ARN.',
    }),
    permissions: z
      .array(permission)
      .max(32)
      .meta({ title: 'Permissions', examples: [['s3:GetObject']] })
      .optional(),
    resources: z
      .array(
        z
          .string()
          .max(256)
          .regex(/^arn:aws[a-z-]*:[^\s]+$/),
      )
      .max(32)
      .meta({ title: 'Resources', examples: [['arn:aws:s3:::documents/*']] })
      .optional(),
  })
  .meta({ title: 'AWS', description: 'EKS Pod Identity or IRSA.' });

const azureSchema = z
  .strictObject({
    managedIdentityProfile: nameSchema.meta({
      title: 'Managed identity profile',
      description: 'A managed identity profile of the platform.',
    }),
    permissions: z
      .array(
        z
          .string()
          .min(1)
          .max(128)
          .regex(/^[A-Za-z][A-Za-z0-9 ./*-]*$/),
      )
      .max(32)
      .meta({
        title: 'Role definitions',
        examples: [['Storage Blob Data Reader']],
      })
      .optional(),
    scope: z
      .string()
      .max(512)
      .regex(/^\/subscriptions\/[^\s]+$/)
      .meta({ title: 'Scope' })
      .optional(),
  })
  .meta({ title: 'Azure', description: 'Azure Workload Identity.' });

/** Cloud identities of a workload, by profile of the platform; no credential is ever handed out. */
export const cloudAccessSchema = z
  .strictObject({ aws: awsSchema.optional(), azure: azureSchema.optional() })
  .meta({ title: 'Cloud access' });
