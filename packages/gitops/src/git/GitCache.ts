import { PushRejectedError, GitError } from './GitError';
import {
  readCommit,
  readLog,
  type CommitInfo,
  type LoggedCommit,
  type LogQuery,
} from './log';
import { Mutex } from './Mutex';
import { historyFormat, readHistory, type HistoryEntry } from './history';
import { readTree, type BlobCache, type GitTree } from './readTree';
import { runGit, type GitRun } from './runGit';
import { readMessages, readSteps, type Step, type StepRef } from './steps';
import { writeCommit, type CommitInput } from './commit';

/** Where the repository is, and how this process gets at it. */
export interface GitCacheOptions {
  /** Folder of the bare clone. It belongs to this process alone. */
  dir: string;
  /** Without credentials. */
  url: string;
  /** Environment that lets git read. */
  env?: Record<string, string>;
}

const REMOTE = 'refs/waymark/remote';
/** The other push holds the branch's lock just now. */
const LOST_RACE = /cannot lock ref|failed to update ref|non-fast-forward/;
/** What git says of an id that no object of the clone has. */
const ABSENT = /^fatal: bad object /m;
const ID = /^[0-9a-f]{40}$/;

/**
 * A bare clone as cache of one repository. Everything is read from it after {@link GitCache.fetch}; a push is never
 * forced, so that it is a compare-and-set.
 */
export class GitCache {
  readonly #options: GitCacheOptions;
  readonly #blobs: BlobCache = new Map();
  readonly #fetches = new Mutex();
  #prepared?: Promise<unknown>;
  #waiting?: Promise<void>;
  #fetchedAt?: Date;
  #heads: ReadonlyMap<string, string> = new Map();
  /** What this process pushed, so that a fetch that was under way does not take it back. */
  #pushes: Array<{ branch: string; commit: string }> = [];

  constructor(options: GitCacheOptions) {
    this.#options = options;
  }

  /** When the cache was brought up to date last. */
  get fetchedAt(): Date | undefined {
    return this.#fetchedAt;
  }

  /** Brings the cache up to date. Callers that come while one is waiting to start share it. */
  fetch(): Promise<void> {
    this.#waiting ??= this.#fetches.run(async () => {
      this.#waiting = undefined;
      const at = new Date();
      this.#pushes = [];
      await this.#prepare();
      await this.#git([
        'fetch',
        '--quiet',
        '--no-tags',
        '--prune',
        '--no-write-fetch-head',
        this.#options.url,
        `+refs/heads/*:${REMOTE}/*`,
      ]);
      this.#heads = await this.#readHeads();
      this.#fetchedAt = at;
    });
    return this.#waiting;
  }

  /** Brings the cache up to date unless it is younger than this; what this process pushed is always in it. */
  async refresh(maxAgeMs: number): Promise<void> {
    const at = this.#fetchedAt?.getTime() ?? 0;
    if (Date.now() - at > maxAgeMs) await this.fetch();
  }

  /** The commit of a branch, as of the last fetch or push; undefined when there is none. */
  head(branch: string): string | undefined {
    return this.#heads.get(branch);
  }

  /** Files of a commit; `prefix` narrows it to a folder. */
  readTree(commit: string, prefix?: string): Promise<GitTree> {
    return readTree(this.#run(), assertId(commit), this.#blobs, prefix);
  }

  /** The text of one file, however long it is. */
  async readText(commit: string, path: string): Promise<string> {
    const blob = await runGit(
      ['cat-file', 'blob', `${assertId(commit)}:${path}`],
      this.#run(),
    );
    return blob.toString('utf8');
  }

  describe(commit: string): Promise<CommitInfo> {
    return readCommit(this.#run(), assertId(commit));
  }

  /** What a commit says about itself; undefined when the clone has none of this id, such as that of a branch which went before it was fetched. */
  async find(commit: string): Promise<CommitInfo | undefined> {
    try {
      return await this.describe(commit);
    } catch (error) {
      if (error instanceof GitError && ABSENT.test(error.stderr)) {
        return undefined;
      }
      throw error;
    }
  }

  /** What came onto a branch, one commit at a time, newest first: a merge counts as one, with all that it brought. */
  log(commit: string, query: LogQuery): Promise<LoggedCommit[]> {
    return readLog(this.#run(), assertId(commit), query);
  }

  /** Whether one commit is the other, or comes before it. */
  async contains(commit: string, earlier: string): Promise<boolean> {
    try {
      await this.#git([
        'merge-base',
        '--is-ancestor',
        assertId(earlier),
        assertId(commit),
      ]);
      return true;
    } catch (error) {
      // 1: it does not; 128: there is no such commit.
      if (error instanceof GitError) return false;
      throw error;
    }
  }

  /** Commits that follow `after` up to `commit`, newest first. */
  async commitsBetween(after: string, commit: string): Promise<string[]> {
    const text = await this.#git([
      'rev-list',
      `${assertId(after)}..${assertId(commit)}`,
    ]);
    return text.split('\n').filter(Boolean);
  }

  /** The line of first parents from a commit, itself first. */
  async firstParents(commit: string, limit: number): Promise<string[]> {
    const text = await this.#git([
      'rev-list',
      '--first-parent',
      `--max-count=${limit}`,
      assertId(commit),
    ]);
    return text.split('\n').filter(Boolean);
  }

  /** First parents' line from a commit back to `after`, newest first, without `after`; at most `limit`. */
  async firstParentsSince(
    after: string,
    commit: string,
    limit: number,
  ): Promise<string[]> {
    const text = await this.#git([
      'rev-list',
      '--first-parent',
      `--max-count=${limit}`,
      `${assertId(after)}..${assertId(commit)}`,
    ]);
    return text.split('\n').filter(Boolean);
  }

  /**
   * The line of first parents that follows `after` up to `commit`, oldest first, each with what it follows; from the first
   * commit on when `after` is left out. Where the line does not come by `after`, because somebody pushed a merge the other way
   * round, it is one step from there to `commit`.
   */
  async line(commit: string, after?: string): Promise<StepRef[]> {
    const text = await this.#git([
      'rev-list',
      '--first-parent',
      '--parents',
      '--reverse',
      after ? `${assertId(after)}..${assertId(commit)}` : assertId(commit),
    ]);
    const refs = text
      .split('\n')
      .filter(Boolean)
      .map(row => {
        const [id, previous] = row.split(' ');
        return { commit: id, ...(previous && { previous }) };
      });
    if (refs.length === 0 || refs[0].previous === after) return refs;
    return [{ commit, previous: after }];
  }

  /** What each step of a line changed below the folders. */
  readSteps(
    refs: readonly StepRef[],
    folders: readonly string[],
  ): Promise<Step[]> {
    return readSteps(this.#run(), refs, folders);
  }

  /** What commits say about themselves, by id. */
  readMessages(commits: readonly string[]) {
    return readMessages(this.#run(), commits.map(assertId));
  }

  /** Paths that a commit changed against its first parent: a merge's are all that it brought. */
  async changedPaths(commit: string): Promise<ReadonlySet<string>> {
    const commits = await this.log(commit, { limit: 1 });
    return new Set(
      commits.flatMap(({ touched }) => touched.map(({ path }) => path)),
    );
  }

  /**
   * First parents' line from a commit, newest first, with what each commit changed.
   *
   * @param trailer - key of a trailer to read of each
   */
  async history(
    commit: string,
    { limit, trailer }: { limit: number; trailer: string },
  ): Promise<HistoryEntry[]> {
    const text = await this.#git([
      'log',
      '--first-parent',
      '-m',
      '--no-renames',
      '--name-only',
      `--max-count=${limit}`,
      historyFormat(trailer),
      assertId(commit),
    ]);
    return readHistory(text);
  }

  /** Paths of the files of a commit. */
  async listFiles(commit: string): Promise<string[]> {
    const text = await this.#git([
      'ls-tree',
      '-r',
      '--name-only',
      '-z',
      assertId(commit),
    ]);
    return text.split('\0').filter(Boolean);
  }

  /** Name of a commit's tree: equal files, equal name. */
  async treeOf(commit: string): Promise<string> {
    return this.#git(['rev-parse', `${assertId(commit)}^{tree}`]);
  }

  /** The commit after `after` that carries this trailer. */
  async findTrailer(
    trailer: readonly [string, string],
    commit: string,
    after?: string,
  ): Promise<string | undefined> {
    const [key, value] = trailer;
    const text = await this.#git([
      'log',
      '--fixed-strings',
      `--grep=${key}: ${value}`,
      `--format=%H%x00%(trailers:key=${key},valueonly)`,
      after ? `${assertId(after)}..${assertId(commit)}` : assertId(commit),
    ]);
    const line = text.split('\n').find(entry => entry.endsWith(`\0${value}`));
    return line?.split('\0')[0];
  }

  writeCommit(input: CommitInput): Promise<string> {
    return writeCommit(this.#run(), input);
  }

  /**
   * Pushes a commit to a branch, as one compare-and-set.
   *
   * @param env - environment of whoever may write there
   * @throws PushRejectedError when the branch moved on
   */
  async push(
    commit: string,
    branch: string,
    env: Record<string, string>,
  ): Promise<void> {
    const args = [
      'push',
      '--porcelain',
      '--no-verify',
      this.#options.url,
      `${assertId(commit)}:refs/heads/${branch}`,
    ];
    try {
      await runGit(args, { ...this.#run(), env });
      this.#pushes.push({ branch, commit });
      this.#heads = new Map(this.#heads).set(branch, commit);
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      const outcome = await this.#outcome(branch, commit);
      if (outcome === 'arrived') return;
      if (outcome === 'moved-on' || LOST_RACE.test(error.stderr)) {
        throw new PushRejectedError(branch);
      }
      throw error;
    }
  }

  /** What a push that failed came to: its answer may have been lost, or another one was faster. */
  async #outcome(
    branch: string,
    commit: string,
  ): Promise<'arrived' | 'moved-on' | 'refused'> {
    await this.fetch();
    const head = this.head(branch);
    if (head === undefined) return 'refused';
    if (await this.contains(head, commit)) return 'arrived';
    return (await this.contains(commit, head)) ? 'refused' : 'moved-on';
  }

  async #readHeads(): Promise<ReadonlyMap<string, string>> {
    const refs = await this.#git([
      'for-each-ref',
      '--format=%(objectname) %(refname)',
      `${REMOTE}/`,
    ]);
    const heads = new Map<string, string>();
    for (const line of refs.split('\n').filter(Boolean)) {
      const [commit, ref] = line.split(' ');
      heads.set(ref.slice(REMOTE.length + 1), commit);
    }
    for (const { branch, commit } of this.#pushes) heads.set(branch, commit);
    return heads;
  }

  #prepare(): Promise<unknown> {
    this.#prepared ??= this.#git([
      'init',
      '--quiet',
      '--bare',
      this.#options.dir,
    ]);
    return this.#prepared;
  }

  async #git(args: string[]): Promise<string> {
    return (await runGit(args, this.#run())).toString('utf8').trimEnd();
  }

  #run(): GitRun {
    const { dir, env } = this.#options;
    return { gitDir: dir, env };
  }
}

function assertId(commit: string): string {
  if (!ID.test(commit)) throw new TypeError('Not a commit id.');
  return commit;
}
