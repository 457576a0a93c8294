import { z } from 'zod';

/** Id of a kind of request; a module may bring its own. @public */
export const kindIdSchema = z.string().regex(/^[a-z][a-z0-9-]{2,62}$/);

/** Data that a request is about, from harmless to most protected. @public */
export const sensitivitySchema = z.enum([
  'public',
  'internal',
  'confidential',
  'restricted',
]);

/** @public */
export type Sensitivity = z.infer<typeof sensitivitySchema>;

/** A kind of request as it is offered. @public */
export const approvalKindSchema = z.object({
  id: kindIdSchema,
  title: z.string(),
  description: z.string(),
  openedBy: z
    .enum(['people', 'portal'])
    .describe('portal: only a plugin opens it, for what it has checked'),
  terms: z
    .boolean()
    .describe('Whether it needs an owner, an expiry and a review date'),
  weighs: z
    .array(z.enum(['monthlyCost', 'sensitivity']))
    .optional()
    .describe('Which of these the decision may hang on; a form asks for them'),
});

/** @public */
export type ApprovalKindInfo = z.infer<typeof approvalKindSchema>;

/** @public */
export const approvalKindListSchema = z.object({
  items: z.array(approvalKindSchema),
});

/** @public */
export type ApprovalKindList = z.infer<typeof approvalKindListSchema>;
