import { z } from 'zod';

const timestamp = z.iso.datetime();

const compilerAtSchema = z.object({
  compiler: z.string().optional().describe('Version of compile()'),
  platform: z.string().optional().describe('Digest of the platform'),
});

/** One kind of difference over the whole fleet. @public */
export const fleetDiffGroupSchema = z.object({
  change: z.enum(['added', 'removed', 'changed']),
  kind: z.string(),
  field: z
    .string()
    .optional()
    .describe('Of what is changed; [] stands for an item of a list'),
  objects: z.int(),
  workloads: z.int(),
  restarts: z.int().describe('Workloads whose pods this would replace'),
  example: z.object({
    path: z.string(),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
  }),
});

/** @public */
export type FleetDiffGroup = z.infer<typeof fleetDiffGroupSchema>;

/** @public */
export const fleetDiffSchema = z.object({
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  workloads: z.int(),
  restarts: z.int(),
  groups: z.array(fleetDiffGroupSchema).describe('Restarts first'),
});

/** @public */
export type FleetDiff = z.infer<typeof fleetDiffSchema>;

/** What compiler and platform of today make of the intent that is rendered already. @public */
export const compilerUpgradeSchema = z.object({
  id: z.string(),
  state: z.enum(['held', 'released']),
  intent: z.string().describe('Commit on main that both sides are of'),
  rendered: z.string().describe('Commit on branch rendered compared with'),
  from: compilerAtSchema,
  to: compilerAtSchema,
  diff: fleetDiffSchema,
  heldAt: timestamp.optional(),
  release: z
    .object({ at: timestamp, by: z.string(), reason: z.string() })
    .optional(),
});

/** @public */
export type CompilerUpgrade = z.infer<typeof compilerUpgradeSchema>;

/** @public */
export const upgradeStatusSchema = z.object({
  asOf: timestamp,
  compiler: z.string().describe('Version of compile() that runs here'),
  upgrade: compilerUpgradeSchema
    .optional()
    .describe('Absent when today’s compiler renders what is rendered'),
});

/** @public */
export type UpgradeStatus = z.infer<typeof upgradeStatusSchema>;

/** @public */
export const upgradeReleaseSchema = z.strictObject({
  reason: z.string().trim().min(3).max(500),
});

/** @public */
export type UpgradeRelease = z.infer<typeof upgradeReleaseSchema>;

/** Branch rendered beside what its intent gives from scratch. @public */
export const replaySchema = z.object({
  asOf: timestamp,
  intent: z.string(),
  rendered: z.string(),
  tree: z.string().describe('Git’s name of the tree of branch rendered'),
  replayed: z.string().describe('Git’s name of the tree from scratch'),
  equal: z.boolean(),
  sameOrigin: z
    .boolean()
    .describe('Made with this compiler and platform; else see the upgrade'),
  differences: z
    .array(
      z.object({
        path: z.string(),
        change: z.enum(['added', 'removed', 'changed']),
      }),
    )
    .describe('At most 200'),
  duration: z.string().describe('ISO 8601'),
});

/** @public */
export type Replay = z.infer<typeof replaySchema>;
