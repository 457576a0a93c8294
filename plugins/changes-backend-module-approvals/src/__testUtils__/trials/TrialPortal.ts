import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseConfig } from '@waymark/backend-test-utils';
import {
  GitCache,
  GiteaForge,
  MAIN,
  RENDERED,
  requireHead,
  TRAILERS,
  WAYMARK,
  type Forge,
} from '@waymark/gitops';
import {
  PORTAL_USER,
  RECONCILER_USER,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import { isBreakGlassFile } from '@waymark/platform-api';
import type { Knex } from 'knex';
import { roles } from '../people';
import { namespaceYaml, pathOf } from './documents';
import { writeLongLine } from './longLine';
import { Replica } from './Replica';

const REPOSITORY = { owner: 'meridian', name: 'gitops' };
/** Workloads of one batch. The next one is an hour away, so that a test decides on what is left. */
export const BATCH = 3;
/** In the place of a person who pushes by hand. */
const PUSHER = { name: 'Emil', email: 'emil.sorensen@meridian.example' };

/** Changes and approvals in one process or two, which tests may kill, beside a forge and a database that go on. */
export class TrialPortal {
  readonly knex: Knex;
  readonly forge: Forge;
  readonly #reconciler: Forge;
  readonly replicas: readonly Replica[];
  readonly #running: RunningForge;
  readonly #folder: string;
  readonly #clone: string;
  readonly #git: GitCache;
  #number = 0;

  static async start(
    knex: Knex,
    { replicas: count = 1 }: { replicas?: number } = {},
  ): Promise<TrialPortal> {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-trial-'));
    const running = await startForge({ root: join(folder, 'forge') });
    const replicas: Replica[] = [];
    // One after another: the first one migrates the database.
    while (replicas.length < count) {
      replicas.push(await Replica.start(configOf(running, knex, folder)));
    }
    const portal = new TrialPortal({ folder, knex, replicas, running });
    await portal.rendered();
    await portal.pushByHand([
      {
        [pathOf('_namespace')]: namespaceYaml('development'),
        [pathOf('_namespace', 'production')]: namespaceYaml('production'),
      },
    ]);
    await portal.rendered();
    return portal;
  }

  private constructor(options: {
    folder: string;
    knex: Knex;
    replicas: readonly Replica[];
    running: RunningForge;
  }) {
    const { folder, knex, replicas, running } = options;
    this.#folder = folder;
    this.#running = running;
    this.knex = knex;
    this.replicas = replicas;
    const as = (user: string) =>
      new GiteaForge({ url: running.url, user, token: running.tokens[user] });
    this.forge = as(PORTAL_USER);
    this.#reconciler = as(RECONCILER_USER);
    this.#clone = join(folder, 'clone');
    this.#git = new GitCache({
      dir: this.#clone,
      url: this.forge.cloneUrl(REPOSITORY),
      env: this.forge.gitEnvironment(),
    });
  }

  /** The one that is asked where it does not matter which. */
  get first(): Replica {
    return this.replicas[0];
  }

  get ada() {
    return this.first.ada;
  }

  get dara() {
    return this.first.dara;
  }

  get emil() {
    return this.first.emil;
  }

  get hugo() {
    return this.first.hugo;
  }

  /** Waits until all of main is rendered: small changes that wait together would be rolled out as a large one. */
  async rendered(): Promise<void> {
    const { changes } = this.hugo;
    const { state } = await changes.runReconciler();
    if (state !== 'held') return;
    // Nobody asked again for the release of an upgrade that was killed.
    const { upgrade } = await changes.getUpgrade();
    if (upgrade) {
      await changes.releaseUpgrade(upgrade.id, { reason: 'Left over' });
    }
    await changes.runReconciler();
  }

  /** A name that was not there before. */
  name(stem: string): string {
    this.#number += 1;
    return `${stem}-${this.#number}`;
  }

  /** A clone of everything that is in the forge now. */
  async git(): Promise<GitCache> {
    await this.#git.fetch();
    return this.#git;
  }

  /** Commits that a person pushes onto main, one after another, in one push. */
  pushByHand(
    changes: ReadonlyArray<Record<string, string>>,
  ): Promise<string[]> {
    return this.#push(MAIN, this.forge, async (git, head) => {
      const commits: string[] = [];
      for (const change of changes) {
        const commit = await git.writeCommit({
          parent: commits.at(-1) ?? head,
          changes: new Map(Object.entries(change)),
          subject: 'By hand',
          trailers: [],
          author: PUSHER,
          committer: PUSHER,
          at: new Date(),
        });
        commits.push(commit);
      }
      return commits;
    });
  }

  /** Makes branch rendered what another compiler would have written of the same intent: it knew one object less. */
  async renderAsOf(compiler: string): Promise<void> {
    await this.#push(RENDERED, this.#reconciler, async (git, head) => {
      const [{ trailers }, { files }] = await Promise.all([
        git.describe(head),
        git.readTree(head),
      ]);
      const unknown = [...files.keys()].find(
        path => path.endsWith('.yaml') && !isBreakGlassFile(path),
      );
      if (!unknown) throw new Error('Branch rendered has no object.');
      const commit = await git.writeCommit({
        parent: head,
        changes: new Map([[unknown, null]]),
        subject: `Render as of compiler ${compiler}`,
        trailers: [...new Map(trailers).set(TRAILERS.compiler, compiler)],
        author: WAYMARK,
        committer: WAYMARK,
        at: new Date(),
      });
      return [commit];
    });
  }

  /** Pushes what is made of the newest commit of a branch, in its order. */
  async #push(
    branch: string,
    by: Forge,
    make: (git: GitCache, head: string) => Promise<string[]>,
  ): Promise<string[]> {
    for (;;) {
      const git = await this.git();
      const head = git.head(branch);
      if (!head) throw new Error(`Branch ${branch} is missing.`);
      const commits = await make(git, head);
      const newest = commits.at(-1);
      if (newest === undefined) return commits;
      try {
        await git.push(newest, branch, by.gitEnvironment());
        return commits;
      } catch (error) {
        // The portal was faster.
        if (!(error instanceof Error) || !/PushRejected/.test(error.name)) {
          throw error;
        }
      }
    }
  }

  /** Pushes many commits at once. */
  async pushLongLine(count: number): Promise<void> {
    const git = await this.git();
    const parent = requireHead(git);
    const newest = await writeLongLine(this.#clone, { count, parent });
    await git.push(newest, MAIN, this.forge.gitEnvironment());
  }

  async stop(): Promise<void> {
    for (const { process } of this.replicas) await process.stop();
    await this.#running.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function configOf({ tokens, url }: RunningForge, knex: Knex, folder: string) {
  return {
    access: { roles },
    approvals: { sweepSeconds: 1 },
    backend: { database: databaseConfig(knex) },
    changes: {
      // A busy machine is no forge that is down.
      repository: { cacheDirectory: folder, timeout: { minutes: 4 } },
      reconciler: {
        username: RECONCILER_USER,
        token: tokens[RECONCILER_USER],
        pollInterval: { seconds: 5 },
        batch: { workloads: BATCH, pause: 'PT1H' },
      },
    },
    integrations: {
      gitea: [
        {
          host: new URL(url).host,
          baseUrl: url,
          username: PORTAL_USER,
          password: tokens[PORTAL_USER],
        },
      ],
    },
  };
}
