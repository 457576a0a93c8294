import {
  fetchApiOf,
  readAnswer,
  readLines,
  type ClientOptions,
} from '@waymark/openapi';
import { ResponseError } from '@backstage/errors';
import {
  blastRadiusEventSchema,
  asOfSchema,
  changeSetPageSchema,
  changeSetPreviewSchema,
  changeSetReviewSchema,
  changeSetSchema,
  commitPageSchema,
  comparisonSchema,
  compilerUpgradeSchema,
  deliverySchema,
  dependentPageSchema,
  documentPageSchema,
  findingPageSchema,
  platformStateSchema,
  driftSchema,
  historyCommitPageSchema,
  historyPageSchema,
  lastVerificationSchema,
  reconcilerRunPageSchema,
  reconcilerRunSchema,
  reconcilerStatusSchema,
  replaySchema,
  restorationSchema,
  rollOutPageSchema,
  rollOutSchema,
  upgradeStatusSchema,
  type BlastRadiusEvent,
  verificationSchema,
  type AsOf,
  type ChangeSet,
  type ChangeSetDraft,
  type ChangeSetPage,
  type ChangeSetPreview,
  type ChangeSetRequest,
  type ChangeSetReview,
  type CommitPage,
  type Comparison,
  type CompilerUpgrade,
  type Delivery,
  type DependentPage,
  type DocumentPage,
  type FindingPage,
  type PlatformState,
  type Drift,
  type HistoryCommitPage,
  type HistoryPage,
  type LastVerification,
  type PreviewRequest,
  type Proposal,
  type ReconcilerRun,
  type ReconcilerRunPage,
  type ReconcilerStatus,
  type Replay,
  type Restoration,
  type RestoreRequest,
  type RollOut,
  type RollOutDecisionRequest,
  type RollOutPage,
  type UpgradeRelease,
  type UpgradeStatus,
  type Withdrawal,
  type Verification,
  type VerifyRequest,
} from './model';
import {
  DefaultApiClient,
  type ListChangeSets,
  type ListCommits,
  type GetDrift,
  type ListDependents,
  type ListDocuments,
  type ListFindings,
  type CompareHistory,
  type ListHistoryCommits,
  type ListReconcilerRuns,
  type ListRollOuts,
  type ReadAsOf,
  type SearchHistory,
  type RequestOptions,
} from './schema/openapi';

/** @public */
export type ChangeSetQuery = ListChangeSets['query'];

/** @public */
export type CommitQuery = ListCommits['query'];

/** @public */
export type DocumentQuery = ListDocuments['query'];

/** @public */
export type DependentQuery = ListDependents['query'];

/** @public */
export type FindingQuery = ListFindings['query'];

/** @public */
export type ReconcilerRunQuery = ListReconcilerRuns['query'];

/** @public */
export type RollOutQuery = ListRollOuts['query'];

/** @public */
export type HistoryQuery = SearchHistory['query'];

/** @public */
export type HistoryCommitQuery = ListHistoryCommits['query'];

/** @public */
export type AsOfQuery = ReadAsOf['query'];

/** @public */
export type ComparisonQuery = CompareHistory['query'];

/** @public */
export type DriftQuery = GetDrift['query'];

/**
 * Backends pass a token (`auth.getPluginRequestToken`), the front end none.
 * @public
 */
export type ChangesRequestOptions = RequestOptions;

/**
 * The changes plugin, whether over HTTP or in a test.
 * @public
 */
export type ChangesApi = Pick<ChangesClient, keyof ChangesClient>;

/**
 * What plugins that change documents need of it.
 * @public
 */
export type ChangeSetsApi = Pick<
  ChangesClient,
  | 'preview'
  | 'createChangeSet'
  | 'getChangeSet'
  | 'listChangeSets'
  | 'listDocuments'
  | 'getPlatform'
  | 'listCommits'
  | 'getReconcilerStatus'
>;

/**
 * The generated client, for front end and backends alike, with its answers checked. Every method throws `ResponseError` with
 * the body of the answer; `findingsOf(error)` reads its findings.
 *
 * @public
 */
export class ChangesClient {
  readonly #api: DefaultApiClient;

  constructor(options: ClientOptions) {
    const { discoveryApi } = options;
    const fetchApi = fetchApiOf(options);
    this.#api = new DefaultApiClient({ discoveryApi, fetchApi });
  }

  /** Validates the edits on the whole resulting tree and shows what they would make. Writes nothing. */
  async preview(
    body: PreviewRequest,
    options?: ChangesRequestOptions,
  ): Promise<ChangeSetPreview> {
    const answer = await this.#api.previewChangeSet({ body }, options);
    return readAnswer(changeSetPreviewSchema, answer);
  }

  /** Idempotent by `idempotencyKey`. 400 with findings when not valid, 409 on a conflict. */
  async createChangeSet(
    body: ChangeSetRequest,
    options?: ChangesRequestOptions,
  ): Promise<ChangeSet> {
    const answer = await this.#api.createChangeSet({ body }, options);
    return readAnswer(changeSetSchema, answer);
  }

  async getChangeSet(
    id: string,
    options?: ChangesRequestOptions,
  ): Promise<ChangeSet> {
    const answer = await this.#api.getChangeSet({ path: { id } }, options);
    return readAnswer(changeSetSchema, answer);
  }

  /** Newest first. */
  async listChangeSets(
    query: ChangeSetQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<ChangeSetPage> {
    const answer = await this.#api.listChangeSets({ query }, options);
    return readAnswer(changeSetPageSchema, answer);
  }

  /** A change set field by field, with the findings of the resulting tree as of now. */
  async reviewChangeSet(
    id: string,
    options?: ChangesRequestOptions,
  ): Promise<ChangeSetReview> {
    const answer = await this.#api.reviewChangeSet({ path: { id } }, options);
    return readAnswer(changeSetReviewSchema, answer);
  }

  /** What a change set, or edits that are none yet, would do to the whole fleet, line by line as it is found. */
  async *blastRadius(
    subject: { id: string } | PreviewRequest,
    options?: ChangesRequestOptions,
  ): AsyncGenerator<BlastRadiusEvent> {
    const answer =
      'id' in subject
        ? await this.#api.getBlastRadius({ path: subject }, options)
        : await this.#api.previewBlastRadius({ body: subject }, options);
    yield* readLines(blastRadiusEventSchema, answer);
  }

  /** Makes a draft under an id of one's own (a UUID), or saves it. 409 when it was saved elsewhere. */
  async saveDraft(
    id: string,
    draft: ChangeSetDraft,
    options?: ChangesRequestOptions,
  ): Promise<ChangeSet> {
    const { reason = '', mode = 'change-request', ...rest } = draft;
    const body = { ...rest, reason, mode };
    const answer = await this.#api.saveDraft({ path: { id }, body }, options);
    return readAnswer(changeSetSchema, answer);
  }

  /** Throws a draft away. */
  async discardDraft(
    id: string,
    options?: ChangesRequestOptions,
  ): Promise<void> {
    const answer = await this.#api.discardDraft({ path: { id } }, options);
    if (!answer.ok) throw await ResponseError.fromResponse(answer);
  }

  /** Hands a draft in. Idempotent; 400 with findings when it is not valid, 409 on a conflict: it is a draft then as before. */
  async propose(
    id: string,
    body: Proposal,
    options?: ChangesRequestOptions,
  ): Promise<ChangeSet> {
    const answer = await this.#api.proposeDraft(
      { path: { id }, body },
      options,
    );
    return readAnswer(changeSetSchema, answer);
  }

  /** Takes a proposed change set back. Idempotent; 409 when it has ended otherwise. */
  async withdraw(
    id: string,
    body: Withdrawal = {},
    options?: ChangesRequestOptions,
  ): Promise<ChangeSet> {
    const answer = await this.#api.withdrawChangeSet(
      { path: { id }, body },
      options,
    );
    return readAnswer(changeSetSchema, answer);
  }

  /** What came onto main and touched documents that the caller may read, newest first, pushes by hand included. */
  async listCommits(
    query: CommitQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<CommitPage> {
    const answer = await this.#api.listCommits({ query }, options);
    return readAnswer(commitPageSchema, answer);
  }

  /** The platform that intent is compiled with, for everyone who may read any intent. */
  async getPlatform(options?: ChangesRequestOptions): Promise<PlatformState> {
    const answer = await this.#api.getPlatform({}, options);
    return readAnswer(platformStateSchema, answer);
  }

  /** Documents on main that the caller may read. */
  async listDocuments(
    query: DocumentQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<DocumentPage> {
    const answer = await this.#api.listDocuments({ query }, options);
    return readAnswer(documentPageSchema, answer);
  }

  /** Documents that depend on one of the configuration, as far as the caller may read them, and how many there are. */
  async listDependents(
    query: DependentQuery,
    options?: ChangesRequestOptions,
  ): Promise<DependentPage> {
    const answer = await this.#api.listDependents({ query }, options);
    return readAnswer(dependentPageSchema, answer);
  }

  /** What validation finds on main, on documents the caller may read. */
  async listFindings(
    query: FindingQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<FindingPage> {
    const answer = await this.#api.listFindings({ query }, options);
    return readAnswer(findingPageSchema, answer);
  }

  async getReconcilerStatus(
    options?: ChangesRequestOptions,
  ): Promise<ReconcilerStatus> {
    const answer = await this.#api.getReconcilerStatus({}, options);
    return readAnswer(reconcilerStatusSchema, answer);
  }

  /** Brings branch rendered up to main now and waits for it. */
  async runReconciler(options?: ChangesRequestOptions): Promise<ReconcilerRun> {
    const answer = await this.#api.runReconciler({}, options);
    return readAnswer(reconcilerRunSchema, answer);
  }

  /** Runs that did something, newest first. */
  async listReconcilerRuns(
    query: ReconcilerRunQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<ReconcilerRunPage> {
    const answer = await this.#api.listReconcilerRuns({ query }, options);
    return readAnswer(reconcilerRunPageSchema, answer);
  }

  /** How far the newest commit on main has come, and which applications are behind. */
  async getDelivery(options?: ChangesRequestOptions): Promise<Delivery> {
    const answer = await this.#api.getDelivery({}, options);
    return readAnswer(deliverySchema, answer);
  }

  /** What was changed in the clusters since it was synced, and by whom. */
  async getDrift(
    query: DriftQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<Drift> {
    const answer = await this.#api.getDrift({ query }, options);
    return readAnswer(driftSchema, answer);
  }

  /** What the compiler that runs would change of what is rendered. */
  async getUpgrade(options?: ChangesRequestOptions): Promise<UpgradeStatus> {
    const answer = await this.#api.getUpgrade({}, options);
    return readAnswer(upgradeStatusSchema, answer);
  }

  /** Lets an upgrade be rendered. Idempotent; 409 when it is another one by now. */
  async releaseUpgrade(
    id: string,
    body: UpgradeRelease,
    options?: ChangesRequestOptions,
  ): Promise<CompilerUpgrade> {
    const answer = await this.#api.releaseUpgrade(
      { path: { id }, body },
      options,
    );
    return readAnswer(compilerUpgradeSchema, answer);
  }

  /** What is rendered batch by batch: open ones first, then those that are done. */
  async listRollOuts(
    query: RollOutQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<RollOutPage> {
    const answer = await this.#api.listRollOuts({ query }, options);
    return readAnswer(rollOutPageSchema, answer);
  }

  /** Holds what is left of a roll-out. Idempotent by `idempotencyKey`; 409 when it is done. */
  async stopRollOut(
    id: string,
    body: RollOutDecisionRequest,
    options?: ChangesRequestOptions,
  ): Promise<RollOut> {
    const answer = await this.#api.stopRollOut({ path: { id }, body }, options);
    return readAnswer(rollOutSchema, answer);
  }

  /** Lets a stopped roll-out go on. Idempotent by `idempotencyKey`; 409 when it is done. */
  async resumeRollOut(
    id: string,
    body: RollOutDecisionRequest,
    options?: ChangesRequestOptions,
  ): Promise<RollOut> {
    const answer = await this.#api.resumeRollOut(
      { path: { id }, body },
      options,
    );
    return readAnswer(rollOutSchema, answer);
  }

  /** Renders the intent of branch rendered from scratch and compares the trees. Writes nothing. */
  async replay(options?: ChangesRequestOptions): Promise<Replay> {
    const answer = await this.#api.replayRendered({}, options);
    return readAnswer(replaySchema, answer);
  }

  /** What happened to documents that the caller may read, newest first. */
  async searchHistory(
    query: HistoryQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<HistoryPage> {
    const answer = await this.#api.searchHistory({ query }, options);
    return readAnswer(historyPageSchema, answer);
  }

  /** Commits that touched documents which the caller may read, newest first. */
  async listHistoryCommits(
    query: HistoryCommitQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<HistoryCommitPage> {
    const answer = await this.#api.listHistoryCommits({ query }, options);
    return readAnswer(historyCommitPageSchema, answer);
  }

  /** Documents as they were at a time or commit, by path. */
  async readAsOf(
    query: AsOfQuery,
    options?: ChangesRequestOptions,
  ): Promise<AsOf> {
    const answer = await this.#api.readAsOf({ query }, options);
    return readAnswer(asOfSchema, answer);
  }

  /** Documents that differ between two moments, with their fields, by path. */
  async compareHistory(
    query: ComparisonQuery,
    options?: ChangesRequestOptions,
  ): Promise<Comparison> {
    const answer = await this.#api.compareHistory({ query }, options);
    return readAnswer(comparisonSchema, answer);
  }

  /** Makes a change set that brings back what was, or with `dryRun` only says what it would do. */
  async restoreHistory(
    body: RestoreRequest,
    options?: ChangesRequestOptions,
  ): Promise<Restoration> {
    const answer = await this.#api.restoreHistory({ body }, options);
    return readAnswer(restorationSchema, answer);
  }

  /** Recomputes the chain of history; with `replay` derives it from Git again and compares. Only notes that it was done. */
  async verifyHistory(
    body: VerifyRequest = {},
    options?: ChangesRequestOptions,
  ): Promise<Verification> {
    const answer = await this.#api.verifyHistory({ body }, options);
    return readAnswer(verificationSchema, answer);
  }
  /** When the chain of history was verified last, and what came of it. */
  async getVerification(
    options?: ChangesRequestOptions,
  ): Promise<LastVerification> {
    const answer = await this.#api.getVerification({}, options);
    return readAnswer(lastVerificationSchema, answer);
  }
}
