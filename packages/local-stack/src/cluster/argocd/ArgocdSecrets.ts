import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const secretsSchema = z.strictObject({
  /** Signs Argo CD's own tokens. */
  serverKey: z.string().min(32),
  /** Password of the cache. */
  redisPassword: z.string().min(32),
  /** Signs what the forge tells Argo CD about pushes. */
  webhookSecret: z.string().min(32),
  /** Names the token of account `portal`, so that it can be withdrawn. */
  tokenId: z.uuid(),
  /** Seconds since 1970. */
  tokenIssuedAt: z.number().int(),
});

/** Secrets of one instance's Argo CD. */
export type ArgocdSecrets = z.infer<typeof secretsSchema>;

/** Reads the secrets of an instance, making them (0600) at the first start. */
export async function loadArgocdSecrets(file: string): Promise<ArgocdSecrets> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return secretsSchema.parse(JSON.parse(text));
  const secrets: ArgocdSecrets = {
    serverKey: random(),
    redisPassword: random(),
    webhookSecret: random(),
    tokenId: randomUUID(),
    tokenIssuedAt: Math.floor(Date.now() / 1_000),
  };
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, {
    mode: 0o600,
  });
  await rename(draft, file);
  return secrets;
}

/** The account of Argo CD that the portal works with. */
export const portalAccount = 'portal';

/**
 * The API token of account `portal`: what Argo CD itself would issue for the key and the token's name in `argocd-secret`
 * (its docs, "User management", and RFC 7519).
 */
export function portalToken({
  serverKey,
  tokenId,
  tokenIssuedAt,
}: ArgocdSecrets): string {
  const part = (value: unknown) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({
    iss: 'argocd',
    sub: `${portalAccount}:apiKey`,
    jti: tokenId,
    iat: tokenIssuedAt,
    nbf: tokenIssuedAt,
  })}`;
  const signature = createHmac('sha256', serverKey)
    .update(signed)
    .digest('base64url');
  return `${signed}.${signature}`;
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
