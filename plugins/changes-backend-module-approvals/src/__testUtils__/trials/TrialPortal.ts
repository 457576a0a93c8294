import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { databaseConfig, PortalProcess } from '@waymark/backend-test-utils';
import { GitCache, GiteaForge, MAIN, type Forge } from '@waymark/gitops';
import {
  PORTAL_USER,
  RECONCILER_USER,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import { ApprovalsClient } from '@waymark/plugin-approvals-common';
import { ChangesClient } from '@waymark/plugin-changes-common';
import type { Knex } from 'knex';
import { roles } from '../people';

const REPOSITORY = { owner: 'meridian', name: 'gitops' };
/** In the place of a person who pushes by hand. */
const PUSHER = { name: 'Emil', email: 'emil.sorensen@meridian.example' };

/** Changes and approvals in one process that is killed, beside the forge and the database that go on. */
export class CrashPortal {
  readonly process: PortalProcess;
  readonly knex: Knex;
  readonly forge: Forge;
  readonly #running: RunningForge;
  readonly #folder: string;
  readonly #git: GitCache;
  #number = 0;

  static async start(knex: Knex): Promise<CrashPortal> {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-crash-'));
    const running = await startForge({ root: join(folder, 'forge') });
    const process = await PortalProcess.create(
      resolve(__dirname, '../portal.ts'),
      configOf(running, knex, folder),
      { bundled: true },
    );
    const portal = new CrashPortal({ folder, knex, process, running });
    await process.start();
    await portal.hugo.changes.runReconciler();
    return portal;
  }

  private constructor(options: {
    folder: string;
    knex: Knex;
    process: PortalProcess;
    running: RunningForge;
  }) {
    const { folder, knex, process, running } = options;
    this.#folder = folder;
    this.#running = running;
    this.knex = knex;
    this.process = process;
    const token = running.tokens[PORTAL_USER];
    this.forge = new GiteaForge({ url: running.url, user: PORTAL_USER, token });
    this.#git = new GitCache({
      dir: join(folder, 'clone'),
      url: this.forge.cloneUrl(REPOSITORY),
      env: this.forge.gitEnvironment(),
    });
  }

  /** Asks for changes. */
  get ada() {
    return this.#clients('ada-okafor');
  }

  /** Reviews what runs in production. */
  get dara() {
    return this.#clients('dara-novak');
  }

  /** Operates the platform. */
  get hugo() {
    return this.#clients('hugo-martins');
  }

  get repository() {
    return REPOSITORY;
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
  async pushByHand(
    changes: ReadonlyArray<Record<string, string>>,
  ): Promise<string[]> {
    for (;;) {
      const git = await this.git();
      const commits: string[] = [];
      for (const change of changes) {
        const commit = await git.writeCommit({
          parent: commits.at(-1) ?? git.head(MAIN),
          changes: new Map(Object.entries(change)),
          subject: 'By hand',
          trailers: [],
          author: PUSHER,
          committer: PUSHER,
          at: new Date(),
        });
        commits.push(commit);
      }
      const newest = commits.at(-1);
      if (newest === undefined) return commits;
      try {
        await git.push(newest, MAIN, this.forge.gitEnvironment());
        return commits;
      } catch (error) {
        // The portal was faster.
        if (!(error instanceof Error) || !/PushRejected/.test(error.name)) {
          throw error;
        }
      }
    }
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await this.#running.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #clients(person: string) {
    const options = this.process.as(person);
    return {
      approvals: new ApprovalsClient(options),
      changes: new ChangesClient(options),
    };
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
