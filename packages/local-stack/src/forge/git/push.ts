import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpProblem } from '../problems';
import { MERGE_VARIABLE, RECEIVED_VARIABLE } from './hooks';
import { runGit } from './run';

/** The id git uses for "no commit". */
export const NO_COMMIT = '0'.repeat(40);

/** One ref that a push created, moved or deleted. */
export type RefChange = { ref: string; before: string; after: string };

/** A file for the post-receive hook to write to, and how to read and remove it. */
export function receivedFile(): { path: string; take(): Promise<RefChange[]> } {
  const path = join(tmpdir(), `waymark-forge-${randomUUID()}`);
  return {
    path,
    async take() {
      // Without a file nothing was pushed: the hook runs only after refs moved.
      const text = await readFile(path, 'utf8').catch(() => '');
      await rm(path, { force: true });
      return text
        .split('\n')
        .filter(line => line !== '')
        .map(line => {
          const [before, after, ref] = line.split(' ');
          return { before, after, ref };
        });
    },
  };
}

/** What {@link pushRef} is to do. */
export type OwnPush = {
  ref: string;
  /** What the ref must be at now; {@link NO_COMMIT} when it must not exist. */
  before: string;
  /** {@link NO_COMMIT} deletes. */
  after: string;
  user: string;
  /** True for the merge of a change request: other people may do it. */
  merge?: boolean;
};

/**
 * Moves a ref the way a user's push does, through the repository's hooks, if nobody moved it
 * meanwhile. Throws 409 when somebody did and 403 when a rule refuses.
 */
export async function pushRef(
  repository: string,
  push: OwnPush,
): Promise<RefChange[]> {
  const received = receivedFile();
  const expected = push.before === NO_COMMIT ? '' : push.before;
  const source = push.after === NO_COMMIT ? '' : push.after;
  const { code, stderr } = await runGit(
    [
      'push',
      '--quiet',
      '--no-progress',
      `--force-with-lease=${push.ref}:${expected}`,
      '--',
      '.',
      `${source}:${push.ref}`,
    ],
    {
      cwd: repository,
      codes: [0, 1],
      env: {
        REMOTE_USER: push.user,
        [RECEIVED_VARIABLE]: received.path,
        ...(push.merge ? { [MERGE_VARIABLE]: '1' } : {}),
      },
    },
  );
  const changes = await received.take();
  if (code === 0) return changes;
  const refusal = /waymark: (.*?)\s*$/m.exec(stderr);
  if (refusal) throw new HttpProblem(403, refusal[1]);
  throw new HttpProblem(
    409,
    `${push.ref} has moved since it was read; read it again and retry`,
  );
}
