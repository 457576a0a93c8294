import { z } from 'zod';

/** Times are ISO 8601, UTC. */
const time = z.string();

/** `<repo>.meta/repository.json`; its presence is what makes the repository exist. */
export const repositoryRecord = z.object({
  id: z.number(),
  owner: z.string(),
  name: z.string(),
  description: z.string(),
  private: z.boolean(),
  archived: z.boolean(),
  defaultBranch: z.string(),
  createdAt: time,
  updatedAt: time,
});
export type RepositoryRecord = z.infer<typeof repositoryRecord>;

/** `protections.json`; the hooks read the same rules from a text file beside it. */
export const protectionRecord = z.object({
  branch: z.string(),
  enablePush: z.boolean(),
  /** Undefined: everybody who may push at all. */
  pushUsers: z.array(z.string()).optional(),
  mergeUsers: z.array(z.string()).optional(),
  requiredStatuses: z.array(z.string()).optional(),
  createdAt: time,
  updatedAt: time,
});
export type ProtectionRecord = z.infer<typeof protectionRecord>;

export const commentRecord = z.object({
  id: z.number(),
  author: z.string(),
  body: z.string(),
  createdAt: time,
  updatedAt: time,
});
export type CommentRecord = z.infer<typeof commentRecord>;

/** What somebody said of a change request, in Gitea's words. */
export const reviewRecord = z.object({
  id: z.number(),
  author: z.string(),
  event: z.enum(['APPROVED', 'REQUEST_CHANGES', 'COMMENT']),
  body: z.string(),
  /** Commit that was looked at. */
  sha: z.string(),
  createdAt: time,
});
export type ReviewRecord = z.infer<typeof reviewRecord>;

const mergeRecord = z.object({
  sha: z.string(),
  by: z.string(),
  at: time,
  method: z.enum(['merge', 'squash']),
});

/** `pulls/<number>.json` */
export const pullRecord = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string(),
  author: z.string(),
  state: z.enum(['open', 'closed']),
  head: z.string(),
  base: z.string(),
  /** Where the branches were when it was merged or closed; while open the branches themselves tell. */
  headSha: z.string(),
  baseSha: z.string(),
  merged: mergeRecord.optional(),
  /** A merge that was about to happen: a crash may have come before or after it. */
  merging: mergeRecord.optional(),
  comments: z.array(commentRecord),
  reviews: z.array(reviewRecord).default([]),
  createdAt: time,
  updatedAt: time,
  closedAt: time.optional(),
});
export type PullRecord = z.infer<typeof pullRecord>;

export const statusState = z.enum([
  'pending',
  'success',
  'error',
  'failure',
  'warning',
]);

/** `statuses/<sha>.json`, oldest first */
export const statusRecord = z.object({
  id: z.number(),
  context: z.string(),
  state: statusState,
  description: z.string(),
  targetUrl: z.string(),
  creator: z.string(),
  createdAt: time,
});
export type StatusRecord = z.infer<typeof statusRecord>;

/** `hooks.json` */
export const hookRecord = z.object({
  id: z.number(),
  url: z.string(),
  secret: z.string(),
  contentType: z.string(),
  events: z.array(z.string()),
  active: z.boolean(),
  createdAt: time,
  updatedAt: time,
});
export type HookRecord = z.infer<typeof hookRecord>;
