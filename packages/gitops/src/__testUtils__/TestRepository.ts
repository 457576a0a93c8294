import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  PORTAL_USER,
  RECONCILER_USER,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import { defaultPlatform, type Platform } from '@waymark/platform-api';
import { GiteaForge, type Forge, type RepositoryRef } from '../forge';
import { WorkingCopy } from '../forge/conformance/WorkingCopy';
import { GitCache } from '../git';
import { LastGoodOutput, reconcile, type ReconcileContext } from '../reconcile';
import {
  RenderMemo,
  type DocumentKindReader,
  type PlatformSource,
} from '../render';
import {
  bootstrap,
  commitChange,
  MAIN,
  WAYMARK,
  type Change,
  type CommitContext,
} from '../repository';

/** A GitOps repository on a real local forge, and replicas that work on it. */
export class TestRepository {
  readonly ref: RepositoryRef = { owner: 'meridian', name: 'gitops' };
  readonly portal: Forge;
  readonly reconciler: Forge;
  readonly #root: string;
  readonly #running: RunningForge;
  #replicas = 0;

  private constructor(root: string, running: RunningForge) {
    this.#root = root;
    this.#running = running;
    this.portal = this.as(PORTAL_USER);
    this.reconciler = this.as(RECONCILER_USER);
  }

  static async start(): Promise<TestRepository> {
    const root = await mkdtemp(join(tmpdir(), 'waymark gitops '));
    const running = await startForge({ root: join(root, 'forge') });
    return new TestRepository(root, running);
  }

  /** What one process of the portal works with. */
  replica(
    platform: Platform | PlatformSource = defaultPlatform,
    kinds: readonly DocumentKindReader[] = [],
  ) {
    this.#replicas += 1;
    const git = new GitCache({
      dir: join(this.#root, `cache-${this.#replicas}`),
      url: this.portal.cloneUrl(this.ref),
      env: this.portal.gitEnvironment(),
    });
    const memo = new RenderMemo(platform, kinds);
    const now = () => new Date('2026-01-02T03:04:05Z');
    const commits: CommitContext = {
      git,
      memo,
      env: this.portal.gitEnvironment(),
      now,
    };
    const reconciles: ReconcileContext = {
      git,
      memo,
      now,
      lastGood: new LastGoodOutput(git, memo),
      env: this.reconciler.gitEnvironment(),
    };
    return {
      git,
      memo,
      commits,
      reconciles,
      bootstrap: () =>
        bootstrap({
          git,
          now,
          ref: this.ref,
          portal: this.portal,
          reconciler: this.reconciler,
          pushers: ['emil-sorensen', 'hugo-martins'],
          mergers: ['dara-novak'],
        }),
      commit: (change: Change) => commitChange(change, commits),
      reconcile: (mayUpgrade?: ReconcileContext['mayUpgrade']) =>
        reconcile({ ...reconciles, mayUpgrade }),
      head: async (branch = MAIN) => {
        await git.fetch();
        return git.head(branch) ?? '';
      },
    };
  }

  /** A push to main that went round the portal. */
  async pushByHand(changes: Record<string, string | null>): Promise<string> {
    const { git, head } = this.replica();
    const commit = await git.writeCommit({
      parent: await head(),
      changes: new Map(Object.entries(changes)),
      subject: 'By hand',
      trailers: [],
      author: { name: 'Emil', email: 'emil@meridian.example' },
      committer: WAYMARK,
      at: new Date(),
    });
    await git.push(commit, MAIN, this.portal.gitEnvironment());
    return commit;
  }

  /** The forge, with a person's own credentials. */
  as(user: string): Forge {
    const { tokens, url } = this.#running;
    return new GiteaForge({ url, user, token: tokens[user] });
  }

  /** A push to main with a person's own credentials. */
  async pushAs(user: string, changes: Record<string, string>): Promise<string> {
    const copy = await WorkingCopy.clone(this.as(user), this.ref);
    try {
      const sha = await copy.commit('By hand', changes);
      await copy.git('push', '--quiet', 'origin', `HEAD:refs/heads/${MAIN}`);
      return sha;
    } finally {
      await copy.remove();
    }
  }

  /** What the forge shows of a commit. */
  async messageOf(commit: string): Promise<string> {
    const copy = await WorkingCopy.clone(this.portal, this.ref);
    try {
      return await copy.git('log', '-1', '--format=%B', commit);
    } finally {
      await copy.remove();
    }
  }

  /** A symbolic link on main, as only a push by hand can make it. */
  async pushLink(path: string, target: string): Promise<void> {
    const copy = await WorkingCopy.clone(this.portal, this.ref);
    const link = join(copy.dir, path);
    await mkdir(dirname(link), { recursive: true });
    await symlink(target, link);
    await copy.git('add', '--all');
    await copy.git('commit', '--quiet', '-m', 'Link');
    await copy.git('push', '--quiet', 'origin', `HEAD:refs/heads/${MAIN}`);
    await copy.remove();
  }

  async stop(): Promise<void> {
    await this.#running.stop();
    await rm(this.#root, { recursive: true, force: true });
  }
}
