import { spawnSync } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { PostgresError } from './PostgresError';

/** How to run a PostgreSQL program as somebody who may: it refuses to run as root. */
export interface Account {
  /** Puts whatever is needed before a command. */
  command(
    program: string,
    args: string[],
  ): { program: string; args: string[]; uid?: number; gid?: number };
  /** Gives a file or folder to the account. */
  own(file: string): Promise<void>;
}

const myself: Account = {
  command: (program, args) => ({ program, args }),
  own: async () => undefined,
};

/**
 * The account the server runs as: ourselves, or for root the system's `postgres` user, or else `nobody`. No user is
 * ever created.
 *
 * @param places - files the account must be able to reach. A clone in a private home folder is closed to other users;
 * there the account keeps root's right to pass folders, and nothing else of root.
 */
export function serverAccount(places: string[]): Account {
  if (process.getuid?.() !== 0) return myself;
  const ids = lookUp('postgres') ?? lookUp('nobody');
  if (!ids) {
    throw new PostgresError(
      'PostgreSQL does not run as root, and this system has neither a user postgres nor nobody',
      {
        fix: 'Run waymark as an ordinary user.',
      },
    );
  }
  const own = (file: string) => chown(file, ids.uid, ids.gid);
  const reachable = places.every(
    place => spawnSync('test', ['-r', place], ids).status === 0,
  );
  if (reachable)
    return { own, command: (program, args) => ({ program, args, ...ids }) };
  return {
    own,
    command: (program, args) => keepingPassage(ids, program, args),
  };
}

function keepingPassage(
  ids: { uid: number; gid: number },
  program: string,
  args: string[],
) {
  const prefix = [
    `--reuid=${ids.uid}`,
    `--regid=${ids.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ];
  if (spawnSync('setpriv', [...prefix, 'true']).status !== 0) {
    throw new PostgresError(
      'PostgreSQL does not run as root, and other users cannot enter this folder',
      {
        fix: 'Run waymark as an ordinary user, or clone it outside of root’s home folder.',
      },
    );
  }
  return { program: 'setpriv', args: [...prefix, program, ...args] };
}

function lookUp(user: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map(flag =>
    spawnSync('id', [flag, user], { encoding: 'utf8' }),
  );
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
