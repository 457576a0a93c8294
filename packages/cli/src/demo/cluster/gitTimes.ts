import { DemoFailure } from '../errors';
import { withClone } from '../repository';

/** A commit and when it was made, by Git. */
export interface TimedCommit {
  sha: string;
  /** ISO 8601; Git keeps whole seconds. */
  at: string;
}

/** The newest commit of a branch that touches a path. */
export async function lastCommit(
  gitopsUrl: string,
  branch: string,
  path: string,
): Promise<TimedCommit> {
  return withClone(
    gitopsUrl,
    branch,
    async folder => {
      const { execa } = await import('execa');
      const { stdout } = await execa(
        'git',
        ['log', '-1', '--format=%H %cI', '--', path],
        { cwd: folder },
      );
      const [sha, at] = stdout.trim().split(' ');
      if (!sha || !at) {
        throw new DemoFailure(
          `No commit on ${branch} touches ${path}`,
          'Look at the history of the GitOps repository.',
        );
      }
      return { sha, at: new Date(at).toISOString() };
    },
    { history: true },
  );
}
