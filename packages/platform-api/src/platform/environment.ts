import { z } from 'zod';
import { nameSchema } from '../model/primitives';

/** A window of Argo CD (https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/). */
const syncWindowSchema = z
  .strictObject({
    kind: z.enum(['allow', 'deny']).meta({ title: 'Kind' }),
    schedule: z
      .string()
      .max(120)
      .regex(/^[\d*,/-]+( [\d*,/-]+){4}$/)
      .meta({
        title: 'Schedule',
        description:
          'When it begins: minute, hour, day of month, month, day of week.',
      }),
    duration: z
      .string()
      .regex(/^\d{1,6}[hm]$/)
      .meta({ title: 'Duration', description: 'How long: 62h, 90m.' }),
    timeZone: z
      .string()
      .min(1)
      .max(64)
      .meta({
        title: 'Time zone',
        description: 'Of the schedule, as in the tz database. Default UTC.',
      })
      .optional(),
    manualSync: z
      .boolean()
      .meta({
        title: 'Sync by hand',
        description:
          'Lets an operator sync by hand although the window says no.',
      })
      .optional(),
    description: z.string().min(1).max(280).meta({ title: 'Description' }),
  })
  .meta({ title: 'Sync window' });

/** Who approves what changes an environment. */
export const approversSchema = z
  .strictObject({
    groups: z.array(nameSchema).min(1).max(16).meta({
      title: 'Groups',
      description: 'Backstage groups; any member of any of them may approve.',
    }),
    quorum: z
      .int()
      .min(1)
      .max(5)
      .meta({
        title: 'Quorum',
        description: 'How many people have to approve. Default 1.',
        default: 1,
      })
      .optional(),
  })
  .meta({ title: 'Approvers' });

/** Levels of https://kubernetes.io/docs/concepts/security/pod-security-standards/. */
export const podSecuritySchema = z
  .enum(['restricted', 'baseline', 'privileged'])
  .meta({
    title: 'Pod Security Standard',
    description: 'What the namespaces enforce. Default: restricted.',
    default: 'restricted',
  });

const replicas = z.int().min(1).max(200);

/** A stage of the organization. */
export const environmentSchema = z.strictObject({
  title: z.string().min(1).max(80).meta({ title: 'Title' }),
  owner: nameSchema
    .meta({ title: 'Owner', description: 'The team that looks after it.' })
    .optional(),
  stage: z
    .enum(['development', 'staging', 'production'])
    .meta({ title: 'Stage', description: 'Which rules hold for it.' }),
  autoSync: z.boolean().meta({
    title: 'Automatic sync',
    description:
      'Argo CD applies without being asked. Off in production: an operator looks at the diff.',
  }),
  defaultTarget: nameSchema.meta({
    title: 'Default target',
    description: 'The deployment target when nobody names one.',
  }),
  targets: z
    .array(nameSchema)
    .max(32)
    .meta({
      title: 'Other targets',
      description: 'Deployment targets of this stage beside the default one.',
    })
    .optional(),
  complianceZones: z
    .array(nameSchema)
    .max(16)
    .meta({
      title: 'Compliance zones',
      description: 'Zones that one of its targets has to serve.',
    })
    .optional(),
  podSecurity: podSecuritySchema.optional(),
  networkPolicy: nameSchema
    .meta({
      title: 'Network policy profile',
      description: 'What every namespace of the stage starts with.',
    })
    .optional(),
  approvers: approversSchema
    .meta({
      title: 'Approvers',
      description: 'Who approves what changes this environment.',
    })
    .optional(),
  replicas: z
    .strictObject({
      min: replicas.meta({ title: 'Smallest number' }),
      max: replicas.meta({ title: 'Largest number' }),
    })
    .refine(({ min, max }) => min <= max, { message: 'max is min or more' })
    .meta({
      title: 'Replicas',
      description:
        'What a service gets that comes here for the first time; else what it has where it comes from.',
    })
    .optional(),
  syncWindows: z
    .array(syncWindowSchema)
    .max(16)
    .meta({
      title: 'Sync windows',
      description: 'When Argo CD may, or may not, sync its workloads.',
    })
    .optional(),
});
