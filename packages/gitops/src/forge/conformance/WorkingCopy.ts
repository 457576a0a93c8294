import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Forge, RepositoryRef } from '../types';

const run = promisify(execFile);

/** A clone that a test works in with the system's git, as one user of a forge. */
export class WorkingCopy {
  readonly dir: string;
  readonly #environment: Record<string, string>;

  private constructor(dir: string, environment: Record<string, string>) {
    this.dir = dir;
    this.#environment = environment;
  }

  static async clone(forge: Forge, ref: RepositoryRef): Promise<WorkingCopy> {
    const dir = await mkdtemp(join(tmpdir(), 'waymark-copy-'));
    const login = (await forge.whoAmI()).login;
    const copy = new WorkingCopy(dir, {
      PATH: process.env.PATH ?? '',
      HOME: dir,
      GIT_AUTHOR_NAME: login,
      GIT_AUTHOR_EMAIL: `${login}@meridian.example`,
      GIT_COMMITTER_NAME: login,
      GIT_COMMITTER_EMAIL: `${login}@meridian.example`,
      ...forge.gitEnvironment([['init.defaultBranch', 'main']]),
    });
    await copy.git('clone', '--quiet', forge.cloneUrl(ref), join(dir, 'clone'));
    return new WorkingCopy(join(dir, 'clone'), copy.#environment);
  }

  async git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, {
      cwd: this.dir,
      env: this.#environment,
    });
    return stdout.trim();
  }

  /** Writes files, commits them and returns the commit. */
  async commit(
    message: string,
    files: Record<string, string>,
  ): Promise<string> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.dir, path)), { recursive: true });
      await writeFile(join(this.dir, path), text);
    }
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Commits on a new branch off `origin/main` and pushes it. */
  async pushBranch(
    branch: string,
    files: Record<string, string>,
  ): Promise<string> {
    await this.git('fetch', '--quiet', 'origin');
    await this.git('checkout', '--quiet', '-B', branch, 'origin/main');
    const sha = await this.commit(`Change ${branch}`, files);
    await this.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    return sha;
  }

  async remove(): Promise<void> {
    await rm(dirname(this.dir), { recursive: true, force: true });
  }
}
