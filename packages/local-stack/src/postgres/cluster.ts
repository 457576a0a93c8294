import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Account } from '../serverAccount';
import { PostgresBinaries } from './binaries';
import { PostgresError } from './PostgresError';

/** Name of the superuser that `initdb` makes. */
export const superuser = 'postgres';

/**
 * Makes sure there is an initialised data folder and returns its superuser's password, which is kept beside it in
 * `<dataDir>.password`.
 *
 * Initialises in a folder of its own and renames it, so that an interrupted start leaves nothing half-made.
 */
export async function initialiseCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  account: Account,
): Promise<string> {
  const passwordFile = `${dataDir}.password`;
  if (existsSync(path.join(dataDir, 'PG_VERSION')))
    return (await readFile(passwordFile, 'utf8')).trim();

  const draft = `${dataDir}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await Promise.all([account.own(draft), account.own(passwordFile)]);
  await run(
    account.command(binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in provider sorts the same on every machine, whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]),
  );
  await rename(draft, dataDir);
  return password;
}

async function run({
  program,
  args,
  ...ids
}: ReturnType<Account['command']>): Promise<void> {
  const child = spawn(program, args, {
    ...ids,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: serverEnvironment(),
  });
  const [stderr, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve, reject) =>
      child.once('error', reject).once('close', resolve),
    ),
  ]);
  if (code !== 0)
    throw new PostgresError(`initdb ended with ${code}: ${stderr.trim()}`);
}

/** The parent's environment without PostgreSQL's own variables, which would change where programs look. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG'),
  );
  return { ...Object.fromEntries(inherited), LC_ALL: 'C' };
}
