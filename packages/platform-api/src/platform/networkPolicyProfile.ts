import { z } from 'zod';
import { cidrSchema, nameSchema, portSchema } from '../model/primitives';

const egressSchema = z
  .strictObject({
    name: nameSchema.meta({
      title: 'Name',
      description: 'The policy object is called waymark-allow-<name>.',
    }),
    description: z
      .string()
      .min(1)
      .max(280)
      .meta({ title: 'Description', description: 'Why the way is open.' }),
    cidrs: z.array(cidrSchema).min(1).max(32).meta({ title: 'Networks' }),
    ports: z.array(portSchema).min(1).max(32).meta({ title: 'TCP ports' }),
  })
  .meta({ title: 'Way out' });

/** What every namespace of an environment starts with; workloads open their own ways beside it. */
export const networkPolicyProfileSchema = z.strictObject({
  denyIngress: z.boolean().meta({
    title: 'Deny what comes in',
    description: 'Nothing reaches a pod unless a policy of a workload says so.',
  }),
  denyEgress: z.boolean().meta({
    title: 'Deny what goes out',
    description: 'No pod reaches anything unless a policy says so.',
  }),
  allowDns: z.boolean().meta({
    title: 'Allow DNS',
    description: 'Every pod may look up names with the cluster’s DNS.',
  }),
  allowMonitoring: z.boolean().meta({
    title: 'Allow monitoring',
    description: 'The monitoring namespace may read pods that ask for it.',
  }),
  egress: z
    .array(egressSchema)
    .max(32)
    .meta({
      title: 'Ways out',
      description: 'Networks that every pod may reach.',
    })
    .optional(),
});

/** See {@link networkPolicyProfileSchema}. */
export type NetworkPolicyProfile = z.infer<typeof networkPolicyProfileSchema>;
