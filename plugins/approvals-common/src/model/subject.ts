import { z } from 'zod';

/** Entity reference of a person, as Backstage writes it. @public */
export const userRefSchema = z
  .string()
  .regex(/^user:[a-z0-9._-]+\/[a-z0-9._-]+$/)
  .max(200);

/** A path inside the portal, or an https address; nothing that a browser would run. @public */
export const linkSchema = z
  .string()
  .max(1000)
  .regex(/^(\/|\/[^\s/\\][^\s\\]*|https?:\/\/[^\s\\]+)$/);

/** What is to be approved. @public */
export const subjectSchema = z.strictObject({
  type: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,62}$/)
    .describe('Such as change-set'),
  ref: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\s:]+$/)
    .describe('Its id there'),
  hash: z
    .string()
    .regex(/^[A-Za-z0-9:._-]{8,128}$/)
    .optional()
    .describe(
      'Of what exactly is approved. Left out, it is that of the request itself.',
    ),
  title: z.string().trim().min(3).max(200),
  url: linkSchema.optional(),
});

/** @public */
export type ApprovalSubject = z.infer<typeof subjectSchema>;

/** A subject whose hash is known. @public */
export const hashedSubjectSchema = subjectSchema.extend({ hash: z.string() });

/** @public */
export type HashedSubject = z.infer<typeof hashedSubjectSchema>;

/** Something that speaks for the request: a test report, a ticket, a design. @public */
export const evidenceSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  url: linkSchema.optional(),
  detail: z.string().max(2000).optional(),
});

/** @public */
export type Evidence = z.infer<typeof evidenceSchema>;

/** Who looks after what is granted for a time, and when it is looked at again. @public */
export const termsSchema = z.strictObject({
  owner: z
    .string()
    .regex(/^(user|group):[a-z0-9._-]+\/[a-z0-9._-]+$/)
    .describe('Person or group who answers for it'),
  reviewAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().describe('When the grant ends by itself'),
});

/** @public */
export type Terms = z.infer<typeof termsSchema>;
