import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * Whether a webhook's body was signed with our secret: HMAC-SHA256 in hexadecimal, in the header
 * `X-Gitea-Signature` (https://docs.gitea.com/usage/webhooks). Give it the bytes as they arrived.
 */
export function verifyWebhook(
  body: Buffer | string,
  signature: string | undefined,
  secret: string,
): boolean {
  if (secret === '' || !signature || !/^[0-9a-f]{64}$/.test(signature))
    return false;
  const expected = createHmac('sha256', secret).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

/** What is read of a `push` event. */
export const pushEvent = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  repository: z.object({
    name: z.string(),
    owner: z.object({ login: z.string() }),
  }),
  pusher: z.object({ login: z.string() }),
});
/** @public */
export type PushEvent = z.infer<typeof pushEvent>;

/** What is read of a `pull_request` event. */
export const changeRequestEvent = z.object({
  action: z.string(),
  number: z.number(),
  pull_request: z.object({
    merged: z.boolean(),
    state: z.enum(['open', 'closed']),
  }),
  repository: z.object({
    name: z.string(),
    owner: z.object({ login: z.string() }),
  }),
});
/** @public */
export type ChangeRequestEvent = z.infer<typeof changeRequestEvent>;
