import { readAnswer } from '@waymark/openapi';
import {
  changeSetPageSchema,
  changeSetPreviewSchema,
  changeSetSchema,
  commitPageSchema,
  documentPageSchema,
  reconcilerRunSchema,
  reconcilerStatusSchema,
  type ChangeSet,
  type ChangeSetPage,
  type ChangeSetPreview,
  type ChangeSetRequest,
  type CommitPage,
  type DocumentPage,
  type PreviewRequest,
  type ReconcilerRun,
  type ReconcilerStatus,
} from './model';
import {
  DefaultApiClient,
  type ListChangeSets,
  type ListCommits,
  type ListDocuments,
  type RequestOptions,
} from './schema/openapi';

/** @public */
export type ChangeSetQuery = ListChangeSets['query'];

/** @public */
export type CommitQuery = ListCommits['query'];

/** @public */
export type DocumentQuery = ListDocuments['query'];

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
 * The generated client, for front end and backends alike, with its answers checked. Every method throws `ResponseError` with
 * the body of the answer; `findingsOf(error)` reads its findings.
 *
 * @public
 */
export class ChangesClient {
  readonly #api: DefaultApiClient;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    const { discoveryApi, fetchApi } = options;
    this.#api = new DefaultApiClient({
      discoveryApi,
      // Not `fetch` itself: a browser refuses to run it as a method of another object.
      fetchApi: fetchApi ?? { fetch: (input, init) => fetch(input, init) },
    });
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

  /** What came onto main and touched documents that the caller may read, newest first, pushes by hand included. */
  async listCommits(
    query: CommitQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<CommitPage> {
    const answer = await this.#api.listCommits({ query }, options);
    return readAnswer(commitPageSchema, answer);
  }

  /** Documents on main that the caller may read. */
  async listDocuments(
    query: DocumentQuery = {},
    options?: ChangesRequestOptions,
  ): Promise<DocumentPage> {
    const answer = await this.#api.listDocuments({ query }, options);
    return readAnswer(documentPageSchema, answer);
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
}
