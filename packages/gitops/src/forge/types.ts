/**
 * What Waymark asks of a Git forge. One client, {@link Forge}, serves the local forge and a real
 * Gitea; another product means another implementation of this interface.
 *
 * Every method throws a `ForgeError` (see `errors.ts`): `ForgeNotFoundError`, `ForgeConflictError`,
 * `ForgeNotMergeableError`, `ForgeDeniedError`, `ForgeInputError` or `ForgeUnavailableError`.
 */

/** A repository's address inside one forge. */
export type RepositoryRef = { owner: string; name: string };

/** @public */
export type ForgeUser = { login: string; fullName: string; email: string };

/** @public */
export type Repository = RepositoryRef & {
  description: string;
  defaultBranch: string;
  /** True until the first commit arrives. */
  empty: boolean;
  private: boolean;
  archived: boolean;
  /** Page of the repository, for people. */
  url: string;
  cloneUrl: string;
};

/** @public */
export type RepositoryOptions = {
  description?: string;
  /** @default false */
  private?: boolean;
  /** @default "main" */
  defaultBranch?: string;
};

/** The repository, and whether this call made it (a ledger undoes only what it made). */
export type EnsuredRepository = { repository: Repository; created: boolean };

/** @public */
export type Branch = { name: string; sha: string; protected: boolean };

/** @public */
export type BranchProtection = {
  branch: string;
  /** The only users who may push; nobody when empty; everybody who may write when left out. */
  pushUsers?: string[];
  /** The only users who may merge a change request into it. @defaultValue those of `pushUsers` */
  mergeUsers?: string[];
  /** Contexts of commit statuses that must be `success` before a change request is merged. */
  requiredStatuses?: string[];
};

/** @public */
export type ChangeRequestState = 'open' | 'merged' | 'closed';

/** @public */
export type ChangeRequest = {
  number: number;
  title: string;
  body: string;
  state: ChangeRequestState;
  source: { branch: string; sha: string };
  target: { branch: string; sha: string };
  /**
   * Whether the forge could merge it now. Gitea says false also while it is still working that out;
   * `mergeChangeRequest` waits for it.
   */
  mergeable: boolean;
  /** Commit on the target branch, once merged. */
  mergeCommit?: string;
  /** Who merged it. */
  mergedBy?: ForgeUser;
  author: string;
  /** Page of the change request, for people. */
  url: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  updatedAt: string;
};

/** @public */
export type ChangeRequestInput = {
  title: string;
  body?: string;
  /** Branch that holds the change; pushed before this call. */
  source: string;
  target: string;
};

/** @public */
export type ChangeRequestQuery = {
  /** @default "open" */
  state?: 'open' | 'closed' | 'all';
  source?: string;
  target?: string;
};

/** What somebody said of a change request. */
export type Review = {
  user: ForgeUser;
  verdict: 'approved' | 'changes-requested' | 'commented';
  body: string;
  /** The commit on the source branch that was looked at. */
  sha: string;
  /** ISO 8601, UTC. */
  at: string;
};

/** @public */
export type ReviewInput = {
  verdict: Review['verdict'];
  /** Needed unless it approves. */
  body?: string;
  /** @defaultValue the newest commit on the source branch */
  sha?: string;
};

/** @public */
export type MergeOptions = {
  /** @default "merge" */
  method?: 'merge' | 'squash';
  title?: string;
  message?: string;
  /** Merge only if the source branch still is at this commit. */
  expectedHead?: string;
  deleteSource?: boolean;
};

/** @public */
export type ChangedFile = {
  path: string;
  previousPath?: string;
  status: 'added' | 'changed' | 'deleted' | 'renamed';
  additions: number;
  deletions: number;
};

/** @public */
export type CommitStatusState = 'pending' | 'success' | 'error' | 'failure';

/** @public */
export type CommitStatus = {
  context: string;
  state: CommitStatusState;
  description?: string;
  /** Where a person reads more. */
  targetUrl?: string;
};

/** Worst of the newest status of each context; `pending` when there is none. */
export type CombinedStatus = {
  state: CommitStatusState;
  statuses: CommitStatus[];
};

/** @public */
export type WebhookEvent = 'push' | 'pull_request';

/** @public */
export type Webhook = {
  id: number;
  url: string;
  events: string[];
  active: boolean;
};

/** @public */
export type WebhookInput = {
  url: string;
  events: WebhookEvent[];
  /** Key of the HMAC-SHA256 in the `X-Gitea-Signature` header. */
  secret: string;
};

/** A file's bytes at a commit, with the id of its blob. */
export type FileContent = { content: Buffer; blobSha: string };

/** Addresses for people; pure, no request. */
export interface BrowseUrls {
  repository(ref: RepositoryRef): string;
  /** A file or folder on a branch: also what Backstage takes as a catalog location. */
  file(ref: RepositoryRef, branch: string, path: string): string;
  /** A file or folder at a commit. */
  fileAt(ref: RepositoryRef, sha: string, path: string): string;
  commit(ref: RepositoryRef, sha: string): string;
  /** Commits of a branch, newest first. */
  history(ref: RepositoryRef, branch: string): string;
  changeRequest(ref: RepositoryRef, number: number): string;
}

/** @public */
export interface Forge {
  /** Address for people and git, without trailing slash. */
  readonly url: string;
  readonly browse: BrowseUrls;

  /** The user whose token this client holds. */
  whoAmI(): Promise<ForgeUser>;
  /** Makes the organization unless it exists. */
  ensureOrganization(name: string, description?: string): Promise<void>;

  /** Makes the repository unless it exists; an existing one is returned as it is. */
  ensureRepository(
    ref: RepositoryRef,
    options?: RepositoryOptions,
  ): Promise<EnsuredRepository>;
  getRepository(ref: RepositoryRef): Promise<Repository>;
  /** Replaces what a repository says of itself. */
  describeRepository(
    ref: RepositoryRef,
    description: string,
  ): Promise<Repository>;
  /** All repositories of an owner, by name. */
  listRepositories(owner: string): Promise<Repository[]>;
  /** Deletes it; false when there was none. */
  deleteRepository(ref: RepositoryRef): Promise<boolean>;

  getBranch(ref: RepositoryRef, branch: string): Promise<Branch>;
  /** False when there was none. */
  deleteBranch(ref: RepositoryRef, branch: string): Promise<boolean>;
  /** Creates or replaces the protection of a branch. Protected branches refuse force push and deletion. */
  protectBranch(
    ref: RepositoryRef,
    protection: BranchProtection,
  ): Promise<void>;
  readFile(ref: RepositoryRef, path: string, at: string): Promise<FileContent>;

  /** Opens it; the open one from the same source to the same target is returned as it is. */
  createChangeRequest(
    ref: RepositoryRef,
    input: ChangeRequestInput,
  ): Promise<ChangeRequest>;
  getChangeRequest(ref: RepositoryRef, number: number): Promise<ChangeRequest>;
  /** Newest first. */
  listChangeRequests(
    ref: RepositoryRef,
    query?: ChangeRequestQuery,
  ): Promise<ChangeRequest[]>;
  listChangedFiles(ref: RepositoryRef, number: number): Promise<ChangedFile[]>;
  /** Merges it; a merged one is returned as it is. Throws `ForgeNotMergeableError`. */
  mergeChangeRequest(
    ref: RepositoryRef,
    number: number,
    options?: MergeOptions,
  ): Promise<ChangeRequest>;
  /** Closes it without merging; a closed one is returned as it is. */
  closeChangeRequest(
    ref: RepositoryRef,
    number: number,
  ): Promise<ChangeRequest>;
  /** The change request whose merge made this commit; undefined when none did. */
  findMergedChangeRequest(
    ref: RepositoryRef,
    commit: string,
  ): Promise<ChangeRequest | undefined>;
  /** Oldest first, without those that were dismissed. */
  listReviews(ref: RepositoryRef, number: number): Promise<Review[]>;
  /** Reviews it as the client's user, who may not approve what they opened. */
  reviewChangeRequest(
    ref: RepositoryRef,
    number: number,
    review: ReviewInput,
  ): Promise<void>;
  commentOnChangeRequest(
    ref: RepositoryRef,
    number: number,
    body: string,
  ): Promise<void>;

  setCommitStatus(
    ref: RepositoryRef,
    sha: string,
    status: CommitStatus,
  ): Promise<void>;
  getCombinedStatus(ref: RepositoryRef, sha: string): Promise<CombinedStatus>;

  /** Makes the hook unless one with this URL exists. */
  createWebhook(ref: RepositoryRef, input: WebhookInput): Promise<Webhook>;
  listWebhooks(ref: RepositoryRef): Promise<Webhook[]>;
  /** False when there was none. */
  deleteWebhook(ref: RepositoryRef, id: number): Promise<boolean>;

  /** Without credentials; pass {@link Forge.gitEnvironment} to git. */
  cloneUrl(ref: RepositoryRef): string;
  /**
   * Environment variables that authenticate git against this forge only (`GIT_CONFIG_COUNT` and
   * `http.<url>.extraHeader`), so that a token is neither on a command line nor in a URL. Further
   * configuration must be given here: a second set of `GIT_CONFIG_*` variables would replace it.
   */
  gitEnvironment(
    config?: ReadonlyArray<readonly [key: string, value: string]>,
  ): Record<string, string>;
}
