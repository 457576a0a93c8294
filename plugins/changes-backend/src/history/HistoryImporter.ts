import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  DOCUMENT_FOLDERS,
  requireHead,
  type GitCache,
  type StepRef,
} from '@waymark/gitops';
import type { Gauge } from 'prom-client';
import { setImmediate } from 'node:timers/promises';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { HistoryRewrittenError } from './errors';
import { extend } from './extend';
import type { HistoryStore } from './HistoryStore';
import type { ChainHead } from './rows';

/** Commits in one transaction. */
const BATCH = 100;
/** A commit that says it is from later than this came from a clock that is wrong. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** How far importing has come. */
export interface Progress {
  head: ChainHead;
  /** Commits that are not imported yet. */
  behind: number;
  stopped?: string;
}

/** What it works with. */
export interface HistoryImporterOptions {
  repository: Pick<GitopsRepository, 'git' | 'ready'>;
  store: HistoryStore;
  logger: LoggerService;
  /** Commits that are not imported yet. */
  behind: Pick<Gauge, 'set'>;
  now: () => Date;
}

/** Imports each commit on main once, whichever replica comes first, in batches that leave the portal its time. */
export class HistoryImporter {
  readonly #options: HistoryImporterOptions;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped: string | undefined;
  #behind = 0;

  constructor(options: HistoryImporterOptions) {
    this.#options = options;
  }

  /** Asks for what is on main, as of the last fetch, to be imported soon. */
  trigger(): void {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      // Asked for after the last look.
      if (this.#again) this.trigger();
    });
  }

  /** Resolves when what was asked for is done. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** How far it has come, after waiting a while for what is on main. */
  async catchUp(waitMs: number): Promise<Progress> {
    const { git } = this.#options.repository;
    let head = await this.#options.store.head();
    if (head.commit !== requireHead(git)) {
      this.trigger();
      await within(waitMs, this.idle());
      head = await this.#options.store.head();
    }
    const isThere = head.commit === requireHead(git);
    return {
      head,
      behind: isThere ? 0 : Math.max(1, this.#behind),
      ...(this.#stopped && !isThere && { stopped: this.#stopped }),
    };
  }

  async #run(): Promise<void> {
    try {
      await this.#options.repository.ready();
      while (this.#again) {
        this.#again = false;
        await this.#importAll();
      }
      this.#stopped = undefined;
    } catch (error) {
      const { message } = toError(error);
      if (message !== this.#stopped) {
        this.#options.logger.error('Importing history stopped', toError(error));
      }
      this.#stopped = message;
    }
  }

  async #importAll(): Promise<void> {
    const { store } = this.#options;
    const { git } = this.#options.repository;
    let head = await store.head();
    let refs = await this.#refsAfter(head);
    while (refs.length > 0) {
      this.#measure(refs.length);
      const extension = await read(git, head, refs.slice(0, BATCH));
      this.#warnOfClocks(extension.commits);
      if (await store.append(extension, this.#options.now())) {
        head = extension.head;
        refs = refs.slice(BATCH);
      } else {
        // Another replica was faster.
        head = await store.head();
        refs = await this.#refsAfter(head);
      }
      await setImmediate();
    }
    this.#measure(0);
  }

  /** What is on main and not imported. */
  async #refsAfter({ commit }: ChainHead): Promise<StepRef[]> {
    const { git } = this.#options.repository;
    if (!commit) return git.line(requireHead(git));
    if (!(await git.contains(requireHead(git), commit))) {
      // Another replica may know a newer main than this one.
      await git.fetch();
      const main = requireHead(git);
      if (!(await git.contains(main, commit))) {
        throw new HistoryRewrittenError(commit, main);
      }
    }
    return git.line(requireHead(git), commit);
  }

  #measure(behind: number): void {
    this.#behind = behind;
    this.#options.behind.set(behind);
  }

  #warnOfClocks(commits: readonly { commit: string; committed_at: Date }[]) {
    const latest = this.#options.now().getTime() + CLOCK_SLACK_MS;
    for (const { commit, committed_at: at } of commits) {
      if (at.getTime() > latest) {
        this.#options.logger.warn(
          `Commit ${commit} says it is from ${at.toISOString()}, which is yet to come. As of a time before, it and what follows are not there; ask by commit instead.`,
        );
      }
    }
  }
}

/** The rows that steps of main add to a chain. */
export async function read(
  git: Pick<GitCache, 'readSteps' | 'readMessages'>,
  head: ChainHead,
  refs: readonly StepRef[],
) {
  const steps = await git.readSteps(refs, DOCUMENT_FOLDERS);
  const brought = steps.flatMap(({ parents }) => parents.slice(1, 2));
  return extend(head, steps, await git.readMessages(brought));
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
