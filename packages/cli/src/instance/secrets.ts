import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { CliError } from '../CliError';
import type { Instance } from './Instance';

const secret = z.string().min(24);

const secretsSchema = z.strictObject({
  postgresPassword: secret,
  oidcClientSecret: secret,
  sessionSecret: secret,
  backendSecret: secret,
  webhookSecret: secret,
});

/** Random secrets of one instance; they never leave this machine. */
export type Secrets = z.infer<typeof secretsSchema>;

/** Reads `secrets.json` of the instance, making it (0600) at the first start. */
export async function loadSecrets(instance: Instance): Promise<Secrets> {
  const file = instance.state('secrets.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return parse(text, file);
  const secrets: Secrets = {
    postgresPassword: random(),
    oidcClientSecret: random(),
    sessionSecret: random(),
    backendSecret: random(),
    webhookSecret: random(),
  };
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, {
    mode: 0o600,
  });
  await rename(draft, file);
  return secrets;
}

function parse(text: string, file: string): Secrets {
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new CliError('internal', `${file} is damaged`, {
      fix: `Remove it; the next start makes new secrets: rm '${file}'`,
      cause,
    });
  }
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
