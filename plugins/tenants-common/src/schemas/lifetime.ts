import { z } from 'zod';

const timestamp = z.iso.datetime();

/** The change set that removes a namespace, and how it stands. @public */
export const namespaceChangeSetSchema = z.object({
  id: z.string(),
  state: z.string(),
  changeRequest: z.object({ number: z.int(), url: z.string() }).optional(),
});

/** {@inheritDoc namespaceChangeSetSchema} @public */
export type NamespaceChangeSet = z.infer<typeof namespaceChangeSetSchema>;

/**
 * How long a namespace is wanted. `expiring` and `expired` are sandboxes, whose time to live is intent; `abandoned` has no
 * workload and no commit for long, or its team is gone; `unknown`: the history does not reach far enough.
 *
 * @public
 */
export const namespaceLifetimeSchema = z.object({
  name: z.string(),
  team: z.string(),
  environment: z.string(),
  path: z.string(),
  tier: z.string(),
  services: z.array(z.string()),
  state: z.enum(['kept', 'expiring', 'expired', 'abandoned', 'unknown']),
  reasons: z.array(z.string()),
  ttl: z.string().optional().describe('Of a sandbox, ISO 8601'),
  expiresAt: timestamp
    .optional()
    .describe('Last commit to its document, and the time to live after it'),
  lastChangeAt: timestamp
    .optional()
    .describe('Newest commit on main that touched anything of it'),
  cleanUp: namespaceChangeSetSchema
    .optional()
    .describe('What was proposed to remove it as it is now'),
});

/** {@inheritDoc namespaceLifetimeSchema} @public */
export type NamespaceLifetime = z.infer<typeof namespaceLifetimeSchema>;

/** @public */
export const namespaceLifetimesSchema = z.object({
  asOf: timestamp,
  base: z.string().describe('Commit of main that was read'),
  source: z.string(),
  abandonedAfter: z.string().describe('ISO 8601'),
  warnBefore: z.string().describe('ISO 8601'),
  items: z.array(namespaceLifetimeSchema).describe('What ends first'),
});

/** {@inheritDoc namespaceLifetimesSchema} @public */
export type NamespaceLifetimes = z.infer<typeof namespaceLifetimesSchema>;

/** What removing a namespace would take, or did propose. @public */
export const namespaceCleanUpSchema = z.object({
  dryRun: z.boolean(),
  namespace: namespaceLifetimeSchema,
  base: z.string(),
  documents: z.array(z.string()).describe('Documents on main that go'),
  objects: z
    .array(
      z.object({
        kind: z.string(),
        name: z.string(),
        namespace: z.string().optional(),
      }),
    )
    .describe('Objects that go with them'),
  changeSet: namespaceChangeSetSchema
    .optional()
    .describe('Absent in a dry run; somebody reviews and merges it'),
});

/** {@inheritDoc namespaceCleanUpSchema} @public */
export type NamespaceCleanUp = z.infer<typeof namespaceCleanUpSchema>;
