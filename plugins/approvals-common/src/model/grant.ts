import { z } from 'zod';
import { grantedAccessSchema } from './breakGlass';

const timestamp = z.iso.datetime();

/** The approval as a document in the GitOps repository. @public */
export const grantSchema = z.object({
  path: z.string().describe('grants/<id of the request>.yaml'),
  hash: z.string().describe('SHA-256 of the document'),
  state: z
    .enum(['pending', 'written', 'removing', 'removed'])
    .describe('Only an access that has ended is removed'),
  commit: z.string().optional().describe('Its commit on main'),
  message: z
    .string()
    .optional()
    .describe('Why it is not written yet; it is tried again'),
});

/** @public */
export type GrantInfo = z.infer<typeof grantSchema>;

/** @public */
export const grantQuerySchema = z.strictObject({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the document as it was found'),
});

/** Whether a document in grants/ counts. @public */
export const grantConfirmationSchema = z.object({
  confirmed: z.boolean(),
  because: z
    .enum(['known', 'unknown', 'changed', 'expired', 'ended'])
    .describe('known: the service wrote this very document'),
  decision: z.uuid().optional(),
  subjectHash: z.string().optional(),
  expiresAt: timestamp.optional(),
  endedBy: z
    .string()
    .optional()
    .describe('Commit on main that removed it; from there on it is over'),
});

/** @public */
export type GrantConfirmation = z.infer<typeof grantConfirmationSchema>;

/** `grants/<id>.yaml`. @public */
export const grantDocumentSchema = z.strictObject({
  apiVersion: z.literal('platform.waymark.dev/v1alpha1'),
  kind: z.literal('Grant'),
  metadata: z.strictObject({ name: z.uuid() }),
  spec: z
    .strictObject({
      request: z.uuid(),
      decision: z.uuid(),
      kind: z.string(),
      subject: z.string().describe('<type>:<ref>'),
      subjectHash: z.string(),
      requester: z.string(),
      approvers: z
        .array(
          z.strictObject({
            part: z.string(),
            by: z.string(),
            onBehalfOf: z.string().optional(),
          }),
        )
        .describe('Nobody yet, where access is given and reviewed afterwards'),
      grantedAt: timestamp,
      owner: z.string().optional(),
      reviewAt: timestamp.optional(),
      expiresAt: timestamp.optional(),
      access: grantedAccessSchema.optional(),
    })
    .refine(({ access, approvers }) => access || approvers.length > 0, {
      path: ['approvers'],
      message: 'somebody has approved it',
    })
    .refine(({ access, expiresAt }) => !access || expiresAt, {
      path: ['expiresAt'],
      message: 'access ends by itself',
    }),
});

/** @public */
export type GrantDocument = z.infer<typeof grantDocumentSchema>;
