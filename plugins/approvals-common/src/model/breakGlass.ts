import { z } from 'zod';

const timestamp = z.iso.datetime();
const name = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);

/** Id of the kind of request that a break-glass access is. @public */
export const BREAK_GLASS_KIND = 'break-glass';

/** viewer: look at everything but secrets; deployer: change what runs. The roles of every namespace. @public */
export const breakGlassRoleSchema = z.enum(['viewer', 'deployer']);

/** @public */
export type BreakGlassRole = z.infer<typeof breakGlassRoleSchema>;

/** Takes access to a namespace at once, for a time; it is reviewed afterwards. @public */
export const breakGlassInputSchema = z.strictObject({
  team: name.describe('Whose namespace it is'),
  environment: name,
  role: breakGlassRoleSchema,
  minutes: z
    .int()
    .min(5)
    .max(1440)
    .describe('How long; the configuration may allow less'),
  reason: z.string().trim().min(10).max(1000),
  confirm: z
    .string()
    .max(63)
    .optional()
    .describe('Name of the namespace; production asks for it'),
  entities: z
    .array(
      z
        .string()
        .regex(/^[a-z]+:[a-z0-9._-]+\/[A-Za-z0-9._-]+$/)
        .max(200),
    )
    .max(10)
    .default([])
    .describe('Catalog entities it is about, whose pages show it'),
  idempotencyKey: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{7,199}$/)
    .describe('The same key gives the same access, also after a crash'),
});

/** What access is taken with; lists may be left out. @public */
export type BreakGlassInput = z.input<typeof breakGlassInputSchema>;

/** @public */
export const breakGlassStateSchema = z
  .enum(['opening', 'open', 'ending', 'ended'])
  .describe(
    'opening: not in the repository yet; ending: over, and still in the repository',
  );

/** A break-glass access as it stands. @public */
export const breakGlassSchema = z.object({
  state: breakGlassStateSchema,
  person: z.string(),
  user: z.string().describe('The person as clusters name them'),
  team: z.string(),
  environment: z.string(),
  namespace: z.string(),
  role: breakGlassRoleSchema,
  openedAt: timestamp,
  expiresAt: timestamp,
  endedAt: timestamp.optional(),
  endedBy: z.string().optional().describe('A person, or service:<name>'),
});

/** @public */
export type BreakGlassInfo = z.infer<typeof breakGlassSchema>;

/** What a grant of a break-glass access gives. @public */
export const grantedAccessSchema = z.strictObject({
  team: name,
  environment: name,
  namespace: name,
  person: z.string().max(200),
  user: z.string().min(1).max(253),
  role: breakGlassRoleSchema,
  reason: z.string().max(1000),
});

/** @public */
export type GrantedAccess = z.infer<typeof grantedAccessSchema>;
