import { spawnSync } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { userInfo } from 'node:os';

/** A server that refuses to run as root, and no other account it could run as. */
export class AccountError extends Error {
  override name = 'AccountError';
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** How to run a server's programs as somebody who may: PostgreSQL and Gitea refuse to run as root. */
export interface Account {
  /** Its name in this system. */
  user: string;
  /** Puts whatever is needed before a command. */
  command(
    program: string,
    args: string[],
  ): { program: string; args: string[]; uid?: number; gid?: number };
  /** Gives a file or folder to the account. */
  own(file: string): Promise<void>;
}

const myself = (): Account => ({
  user: userInfo().username,
  command: (program, args) => ({ program, args }),
  own: async () => undefined,
});

/**
 * The account a server runs as: ourselves, or for root the first of these users that the system has. No user is ever
 * created.
 *
 * @param title - the server's, for errors
 * @param users - names of the system's users
 * @param places - files the account must be able to reach. A clone in a private home folder is closed to other users;
 * there the account keeps root's right to pass folders, and nothing else of root.
 */
export function serverAccount(
  title: string,
  users: string[],
  places: string[],
): Account {
  if (process.getuid?.() !== 0) return myself();
  const [found] = users.flatMap(user => {
    const ids = lookUp(user);
    return ids ? [{ user, ids }] : [];
  });
  if (!found) {
    throw new AccountError(
      `${title} does not run as root, and this system has no user ${users.join(
        ' and no user ',
      )}`,
      'Run waymark as an ordinary user.',
    );
  }
  const { user, ids } = found;
  const own = (file: string) => chown(file, ids.uid, ids.gid);
  const reachable = places.every(
    place => spawnSync('test', ['-r', place], ids).status === 0,
  );
  if (reachable)
    return {
      user,
      own,
      command: (program, args) => ({ program, args, ...ids }),
    };
  return {
    user,
    own,
    command: (program, args) => keepingPassage(title, ids, program, args),
  };
}

function keepingPassage(
  title: string,
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
    throw new AccountError(
      `${title} does not run as root, and other users cannot enter this folder`,
      'Run waymark as an ordinary user, or clone it outside of root’s home folder.',
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
