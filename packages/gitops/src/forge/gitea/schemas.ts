import { z } from 'zod';

/**
 * The fields that are read of Gitea's answers, named as its API v1 documents them
 * (https://docs.gitea.com/api); others are ignored.
 */
const nullable = (schema: z.ZodString) =>
  schema.nullish().transform(value => value ?? '');

export const giteaUser = z.object({
  login: z.string(),
  full_name: nullable(z.string()),
  email: nullable(z.string()),
});

export const giteaReview = z.object({
  user: giteaUser.nullish(),
  state: z.string(),
  body: nullable(z.string()),
  commit_id: nullable(z.string()),
  dismissed: z.boolean().default(false),
  submitted_at: z.string(),
});

export const giteaRepository = z.object({
  name: z.string(),
  owner: z.object({ login: z.string() }),
  description: nullable(z.string()),
  default_branch: nullable(z.string()),
  empty: z.boolean(),
  private: z.boolean(),
  archived: z.boolean().default(false),
  html_url: z.string(),
  clone_url: z.string(),
});

export const giteaBranch = z.object({
  name: z.string(),
  commit: z.object({ id: z.string() }),
  protected: z.boolean(),
});

export const giteaFile = z.object({
  type: z.literal('file'),
  encoding: z.literal('base64'),
  content: z.string(),
  sha: z.string(),
});

const giteaSide = z.object({ ref: z.string(), sha: nullable(z.string()) });

export const giteaPull = z.object({
  number: z.number(),
  title: z.string(),
  body: nullable(z.string()),
  state: z.enum(['open', 'closed']),
  user: z.object({ login: z.string() }).nullish(),
  mergeable: z.boolean(),
  merged: z.boolean(),
  merge_commit_sha: z.string().nullish(),
  merged_by: giteaUser.nullish(),
  html_url: z.string(),
  head: giteaSide,
  base: giteaSide,
  created_at: z.string(),
  updated_at: z.string(),
});

export const giteaChangedFile = z.object({
  filename: z.string(),
  previous_filename: z.string().nullish(),
  status: z.string(),
  additions: z.number(),
  deletions: z.number(),
});

export const giteaStatus = z.object({
  context: z.string(),
  status: z.string(),
  description: nullable(z.string()),
  target_url: nullable(z.string()),
});

export const giteaCombinedStatus = z.object({
  state: z.string(),
  statuses: z
    .array(giteaStatus)
    .nullish()
    .transform(value => value ?? []),
});

export const giteaHook = z.object({
  id: z.number(),
  active: z.boolean(),
  events: z.array(z.string()),
  config: z.object({ url: z.string() }),
});
