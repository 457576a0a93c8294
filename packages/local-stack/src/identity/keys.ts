import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from '../errorCode';

const keysSchema = z.strictObject({
  /** Private signing keys as JSON Web Keys (RFC 7517). */
  jwks: z.array(z.record(z.string(), z.unknown())).min(1),
  cookies: z.array(z.string().min(32)).min(1),
});

/** {@inheritDoc keysSchema} */
export type IdentityKeys = z.infer<typeof keysSchema>;

/**
 * The provider's keys, made once and kept, so that a session survives its restart.
 *
 * @param stateDir - folder of `keys.json`, which only its owner may read
 */
export async function loadKeys(stateDir: string): Promise<IdentityKeys> {
  const file = path.join(stateDir, 'keys.json');
  try {
    return keysSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const keys = makeKeys();
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(keys), { mode: 0o600 });
  await rename(temporary, file);
  return keys;
}

function makeKeys(): IdentityKeys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    jwks: [
      {
        ...privateKey.export({ format: 'jwk' }),
        kid: randomBytes(8).toString('hex'),
        use: 'sig',
        alg: 'RS256',
      },
    ],
    cookies: [randomBytes(32).toString('base64url')],
  };
}
