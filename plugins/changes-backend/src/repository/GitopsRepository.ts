import {
  bootstrap,
  GitCache,
  LastGoodOutput,
  MAIN,
  Mutex,
  platformOf,
  Holds,
  inSlices,
  readIntent,
  RenderMemo,
  renderSteps,
  requireHead,
  reviewsOfChange,
  validateSteps,
  type CommitContext,
  type Edit,
  type DocumentKindReader,
  type Forge,
  type Intent,
  type IntentTree,
  type NeededReview,
  type CommitPlatform,
  type PlatformSource,
  type ReconcileContext,
  type Rendering,
  type RepositoryRef,
  type ValidatedChange,
} from '@waymark/gitops';
import { atForge } from './atForge';

/** What the repository is made of. */
export interface GitopsRepositoryOptions {
  dir: string;
  ref: RepositoryRef;
  portal: Forge;
  reconciler: Forge;
  pushers: readonly string[];
  mergers: readonly string[];
  platform: PlatformSource;
  kinds: readonly DocumentKindReader[];
  now: () => Date;
  /** What on main does not count yet. */
  holds?: ReconcileContext['holds'];
  /** Runs after the repository was made, each time the process starts. */
  onReady?: () => Promise<void>;
}

/** The GitOps repository as this process works with it. It is made on first use. */
export class GitopsRepository {
  readonly ref: RepositoryRef;
  readonly portal: Forge;
  readonly reconciler: Forge;
  readonly git: GitCache;
  readonly memo: RenderMemo;
  /** One commit at a time in this process; other processes are met by compare-and-set. */
  readonly commits = new Mutex();
  readonly #options: GitopsRepositoryOptions;
  readonly #lastGood: LastGoodOutput;
  #ready: Promise<void> | undefined;

  constructor(options: GitopsRepositoryOptions) {
    this.#options = options;
    this.ref = options.ref;
    this.portal = options.portal;
    this.reconciler = options.reconciler;
    this.git = new GitCache({
      dir: options.dir,
      url: options.portal.cloneUrl(options.ref),
      env: options.portal.gitEnvironment(),
    });
    this.memo = new RenderMemo(options.platform, options.kinds);
    this.#lastGood = new LastGoodOutput(this.git, this.memo);
  }

  /**
   * Makes the repository unless it is there. After a failure the next call tries again.
   *
   * @throws ServiceUnavailableError
   */
  ready(): Promise<void> {
    this.#ready ??= atForge(async () => {
      await bootstrap({ ...this.#options, git: this.git });
      await this.#options.onReady?.();
    }).catch(error => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }

  /** The documents on main. */
  async intent(maxAgeMs: number): Promise<Intent> {
    await this.ready();
    return atForge(async () => {
      await this.git.refresh(maxAgeMs);
      return readIntent(this.git, requireHead(this.git));
    });
  }

  /** What a tree renders to; others work in between. */
  render(tree: IntentTree, { platform }: CommitPlatform): Promise<Rendering> {
    return inSlices(renderSteps(tree, this.memo, platform));
  }

  /** What edits make of a tree, and what is wrong with it; others work in between. */
  validate(
    tree: IntentTree,
    edits: readonly Edit[],
    { platform }: CommitPlatform,
  ): Promise<ValidatedChange> {
    return inSlices(validateSteps(tree, edits, this.memo, platform));
  }

  /** What a commit on main is rendered with; that of its newest commit, as of the last fetch, when none is named. */
  platformAt(commit?: string): Promise<CommitPlatform> {
    return atForge(() => platformOf(commit ?? requireHead(this.git), this));
  }

  /** What a commit on main is rendered with: what of it counts says the platform. */
  renderedWith(
    commit: string,
  ): Promise<{ holds: Holds; platform: CommitPlatform }> {
    return atForge(async () => {
      const holds = (await this.#options.holds?.()) ?? Holds.none;
      const said = await readIntent(this.git, commit);
      const { held, tree } = holds.on(said.tree);
      const key = held.length > 0 ? `${commit} ${holds.digest}` : commit;
      const platform = await platformOf(commit, this, tree, key);
      return { holds, platform };
    });
  }

  /**
   * What others have to look at. What waits for that itself on main counts as not there: it takes nothing out of a review.
   *
   * @param commit - on main, that the change was validated on
   */
  async reviewsOf(
    commit: string,
    edits: readonly Edit[],
    { after, before }: ValidatedChange,
  ): Promise<NeededReview[]> {
    const accepted = await this.#accepted(commit);
    return reviewsOfChange(edits, { before: accepted ?? before, after });
  }

  /** What counts of a commit on main; undefined while nothing is held. */
  async #accepted(commit: string): Promise<Rendering | undefined> {
    const held = await this.#options.holds?.();
    if (!held?.merges) return undefined;
    const { holds, platform } = await this.renderedWith(commit);
    const said = await atForge(() => readIntent(this.git, commit));
    return this.render(holds.on(said.tree).tree, platform);
  }

  /** The newest commit on main. */
  async head(): Promise<string> {
    await this.ready();
    return atForge(async () => {
      await this.git.fetch();
      return requireHead(this.git);
    });
  }

  /** Where people look at commits and documents. */
  get addresses(): { commit: string; document: string } {
    const { browse } = this.portal;
    return {
      commit: browse.commit(this.ref, ''),
      document: `${browse.file(this.ref, MAIN, '')}/`,
    };
  }

  /** For commits onto main. */
  get toCommit(): CommitContext {
    const { git, memo } = this;
    const { now } = this.#options;
    return {
      git,
      memo,
      now,
      env: this.portal.gitEnvironment(),
      accepted: commit => this.#accepted(commit),
    };
  }

  /** For the reconciler. */
  get toReconcile(): ReconcileContext {
    const { git, memo } = this;
    const { holds, now } = this.#options;
    return {
      git,
      memo,
      now,
      ...(holds && { holds }),
      lastGood: this.#lastGood,
      env: this.reconciler.gitEnvironment(),
    };
  }
}
