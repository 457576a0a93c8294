import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readJson, writeJson } from '../forge/store/files';
import type { GiteaPlaces } from './places';

const secretsSchema = z.strictObject({
  secretKey: z.string(),
  internalToken: z.string(),
  /** Password of the portal's user, for the requests that make the other users. */
  password: z.string(),
});

/** What one Gitea keeps to itself. */
export type GiteaSecrets = z.infer<typeof secretsSchema>;

/** Reads the secrets, making them at the first start. */
export async function loadGiteaSecrets(file: string): Promise<GiteaSecrets> {
  const known = await readJson(file, secretsSchema);
  if (known) return known;
  const random = () => randomBytes(32).toString('base64url');
  const secrets = {
    secretKey: random(),
    internalToken: random(),
    password: random(),
  };
  await writeJson(file, secrets);
  return secrets;
}

/**
 * Gitea's `app.ini`, see https://docs.gitea.com/administration/config-cheat-sheet. For local use: everybody may read, and
 * nobody can register.
 */
export function giteaConfiguration(options: {
  places: GiteaPlaces;
  secrets: GiteaSecrets;
  share: string;
  port: number;
  /** Name of the account it runs as. */
  user: string;
}): string {
  const { places, port, secrets, share, user } = options;
  const sections: Record<string, Record<string, string | number | boolean>> = {
    '': {
      APP_NAME: 'Waymark forge',
      RUN_USER: user,
      RUN_MODE: 'prod',
      WORK_PATH: places.work,
    },
    server: {
      PROTOCOL: 'http',
      HTTP_ADDR: '127.0.0.1',
      HTTP_PORT: port,
      ROOT_URL: `http://localhost:${port}/`,
      // What Gitea's own git hooks call.
      LOCAL_ROOT_URL: `http://127.0.0.1:${port}/`,
      STATIC_ROOT_PATH: share,
      APP_DATA_PATH: `${places.work}/data`,
      DISABLE_SSH: true,
      LFS_START_SERVER: false,
      OFFLINE_MODE: true,
    },
    database: {
      DB_TYPE: 'sqlite3',
      PATH: `${places.work}/data/gitea.db`,
      SQLITE_JOURNAL_MODE: 'WAL',
      SQLITE_TIMEOUT: 10_000,
    },
    repository: {
      ROOT: `${places.work}/repositories`,
      DEFAULT_BRANCH: 'main',
      DEFAULT_PRIVATE: 'public',
    },
    security: {
      INSTALL_LOCK: true,
      SECRET_KEY: secrets.secretKey,
      INTERNAL_TOKEN: secrets.internalToken,
      // Passwords are random and 256 bits long: rounds would protect nothing.
      PASSWORD_HASH_ALGO: 'pbkdf2$1000$8',
      SUCCESSFUL_TOKENS_CACHE_SIZE: 100,
    },
    service: { DISABLE_REGISTRATION: true, ENABLE_NOTIFY_MAIL: false },
    webhook: { ALLOWED_HOST_LIST: 'loopback', DELIVER_TIMEOUT: 5 },
    log: { MODE: 'console', LEVEL: 'warn' },
    // Statistics and mirrors are of no use here, the clean-up of old data is.
    'cron.update_checker': { ENABLED: false },
    actions: { ENABLED: false },
    packages: { ENABLED: false },
    oauth2: { ENABLED: false },
    openid: { ENABLE_OPENID_SIGNIN: false, ENABLE_OPENID_SIGNUP: false },
    indexer: { ISSUE_INDEXER_TYPE: 'db' },
    session: { PROVIDER: 'memory' },
    cache: { ADAPTER: 'memory' },
    mailer: { ENABLED: false },
    picture: { DISABLE_GRAVATAR: true },
  };
  return Object.entries(sections)
    .map(([name, values]) => {
      const lines = Object.entries(values).map(
        ([key, value]) => `${key} = ${value}`,
      );
      return [...(name ? [`[${name}]`] : []), ...lines, ''].join('\n');
    })
    .join('\n');
}
