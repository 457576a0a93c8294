import { changeSetStateSchema } from '@waymark/plugin-changes-common';
import type { z as ZodV3 } from 'zod/v3';

type Zod = typeof ZodV3;

// The actions registry is typed on zod v3 and hands in its own. Requests are read by the v4 schemas of changes-common all
// the same; these tell callers what to send and what comes back.

/** An edit of one document. */
export const editInput = (z: Zod) =>
  z.object({
    action: z.enum(['put', 'delete']),
    path: z
      .string()
      .describe('Such as tenants/<team>/<environment>/<service>.yaml'),
    content: z.string().optional().describe('The whole document as YAML'),
  });

const findingOutput = (z: Zod) =>
  z.object({
    document: z.string(),
    path: z.string(),
    constraint: z.string(),
    message: z.string(),
    fix: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
  });

/** What a preview tells. */
export const previewOutput = (z: Zod) =>
  z.object({
    valid: z.boolean(),
    base: z.string(),
    findings: z.array(findingOutput(z)),
    documents: z.array(
      z.object({
        path: z.string(),
        action: z.enum(['put', 'delete']),
        objects: z.array(
          z.object({
            change: z.enum(['added', 'changed', 'removed', 'unchanged']),
            kind: z.string(),
            name: z.string(),
            namespace: z.string().optional(),
            path: z.string(),
            why: z.string().optional(),
          }),
        ),
      }),
    ),
    approvals: z
      .array(
        z.object({
          rule: z.string(),
          kind: z.string(),
          title: z.string(),
          reason: z.string(),
          team: z.string().optional(),
          environment: z.string().optional(),
          documents: z.array(z.string()),
        }),
      )
      .describe(
        'Empty when it may go onto main at once; else only mode change-request is accepted',
      ),
  });

/** A change set. */
export const changeSetOutput = (z: Zod) =>
  z.object({
    id: z.string(),
    state: z.nativeEnum(changeSetStateSchema.enum),
    mode: z.enum(['commit', 'change-request']),
    reason: z.string(),
    author: z.string(),
    teams: z.array(z.string()),
    commit: z.string().optional(),
    changeRequest: z.object({ number: z.number(), url: z.string() }).optional(),
    rendered: z.object({ commit: z.string(), at: z.string() }).optional(),
    findings: z.array(findingOutput(z)),
  });

/** What a change does to the fleet. */
export const blastRadiusOutput = (z: Zod) =>
  z.object({
    documents: z.number(),
    rerendered: z.number(),
    diff: z.object({
      added: z.number(),
      removed: z.number(),
      changed: z.number(),
      workloads: z.number(),
      restarts: z.number(),
      groups: z.array(
        z.object({
          change: z.enum(['added', 'removed', 'changed']),
          kind: z.string(),
          field: z.string().optional(),
          objects: z.number(),
          workloads: z.number(),
          restarts: z.number(),
        }),
      ),
    }),
    environments: z.array(
      z.object({
        name: z.string(),
        workloads: z.number(),
        restarts: z.number(),
      }),
    ),
    held: z.array(z.string()),
  });

const amountOutput = (z: Zod) => z.object({ done: z.number(), of: z.number() });

/** How far a large change is. */
export const rollOutOutput = (z: Zod) =>
  z.object({
    id: z.string(),
    reason: z.string(),
    changeSet: z.string().optional(),
    state: z.enum(['running', 'waiting', 'stopped', 'done']),
    startedAt: z.string(),
    lastAt: z.string(),
    nextAt: z.string().optional(),
    batches: amountOutput(z),
    documents: amountOutput(z),
    environments: z.array(amountOutput(z).extend({ name: z.string() })),
    steps: z.array(
      z.object({
        batch: z.number(),
        at: z.string(),
        commit: z.string(),
        environments: z.array(
          z.object({ name: z.string(), documents: z.number() }),
        ),
      }),
    ),
    decision: z
      .object({
        verb: z.enum(['stop', 'resume']),
        at: z.string(),
        by: z.string(),
        reason: z.string(),
      })
      .optional(),
  });
