import { ResponseError } from '@backstage/errors';
import { fetchApiOf, readAnswer, type ClientOptions } from '@waymark/openapi';
import { z } from 'zod';
import {
  DefaultApiClient,
  type ListRuns,
  type ListServices,
  type RequestOptions,
} from '../schema/openapi';
import {
  cleanUpResultSchema,
  draftSchema,
  goldenPathPreviewSchema,
  namespaceCleanUpSchema,
  namespaceLifetimesSchema,
  namespaceListSchema,
  provisioningRunSchema,
  provisionResultSchema,
  runPageSchema,
  serviceListSchema,
  serviceViewSchema,
  type CleanUpRequest,
  type CleanUpResult,
  type Draft,
  type DraftWrite,
  type FinishRequest,
  type GoldenPathPreview,
  type LedgerRecord,
  type NamespaceCleanUp,
  type NamespaceLifetimes,
  type NamespaceList,
  type PreviewRequest,
  type ProvisioningRun,
  type ProvisionRequest,
  type ProvisionResult,
  type RunPage,
  type RunRequest,
  type ServiceList,
  type ServiceView,
  type StepRecord,
} from '../schemas';

/** Filters of the list of runs. @public */
export type RunQuery = ListRuns['query'];

/** Filters of the lists of services and of namespaces. @public */
export type TeamQuery = ListServices['query'];

/**
 * Backends pass a token (`auth.getPluginRequestToken`), the front end none.
 * @public
 */
export type TenantsRequestOptions = RequestOptions & { signal?: AbortSignal };

/**
 * The tenants plugin, whether over HTTP or in a test.
 * @public
 */
export type TenantsApi = Pick<TenantsClient, keyof TenantsClient>;

/** An answer without a body says that there is no draft. */
const perhapsDraftSchema = draftSchema.or(z.void().transform(() => undefined));

/**
 * The generated client, for front end, backends and commands alike, with its answers checked. Every method throws
 * `ResponseError` with the body of the answer when it is not 2xx.
 *
 * @public
 */
export class TenantsClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** What a golden path would make. Never rejects for wrong values: findings say what is wrong. */
  async preview(
    body: PreviewRequest,
    options?: TenantsRequestOptions,
  ): Promise<GoldenPathPreview> {
    const answer = await this.#api(options).preview({ body }, options);
    return readAnswer(goldenPathPreviewSchema, answer);
  }

  /** Answers with the run that has this idempotency key, if there is one. */
  async openRun(
    body: RunRequest,
    options?: TenantsRequestOptions,
  ): Promise<ProvisioningRun> {
    const answer = await this.#api(options).openRun({ body }, options);
    return readAnswer(provisioningRunSchema, answer);
  }

  /** @param run - its id or its idempotency key, e.g. `scaffolder-task:<taskId>` */
  async getRun(
    run: string,
    options?: TenantsRequestOptions,
  ): Promise<ProvisioningRun> {
    const answer = await this.#api(options).getRun({ path: { run } }, options);
    return readAnswer(provisioningRunSchema, answer);
  }

  /** Newest first. */
  async listRuns(
    query: RunQuery = {},
    options?: TenantsRequestOptions,
  ): Promise<RunPage> {
    const answer = await this.#api(options).listRuns({ query }, options);
    return readAnswer(runPageSchema, answer);
  }

  async recordLedger(
    run: string,
    body: LedgerRecord,
    options?: TenantsRequestOptions,
  ): Promise<ProvisioningRun> {
    const request = { path: { run }, body };
    const answer = await this.#api(options).recordLedger(request, options);
    return readAnswer(provisioningRunSchema, answer);
  }

  async recordStep(
    run: string,
    body: StepRecord,
    options?: TenantsRequestOptions,
  ): Promise<ProvisioningRun> {
    const request = { path: { run }, body };
    const answer = await this.#api(options).recordStep(request, options);
    return readAnswer(provisioningRunSchema, answer);
  }

  async provisionRun(
    run: string,
    body: ProvisionRequest,
    options?: TenantsRequestOptions,
  ): Promise<ProvisionResult> {
    const request = { path: { run }, body };
    const answer = await this.#api(options).provisionRun(request, options);
    return readAnswer(provisionResultSchema, answer);
  }

  async finishRun(
    run: string,
    body: FinishRequest,
    options?: TenantsRequestOptions,
  ): Promise<ProvisioningRun> {
    const request = { path: { run }, body };
    const answer = await this.#api(options).finishRun(request, options);
    return readAnswer(provisioningRunSchema, answer);
  }

  /**
   * Removes what a failed or abandoned run left; with `dryRun` it only lists what would go. Repeating it
   * is harmless. Rejects with 409 for a run that is done.
   */
  async cleanUpRun(
    run: string,
    body: CleanUpRequest = {},
    options?: TenantsRequestOptions,
  ): Promise<CleanUpResult> {
    const request = { path: { run }, body };
    const answer = await this.#api(options).cleanUpRun(request, options);
    return readAnswer(cleanUpResultSchema, answer);
  }

  async getService(
    name: string,
    options?: TenantsRequestOptions,
  ): Promise<ServiceView> {
    const request = { path: { name } };
    const answer = await this.#api(options).getService(request, options);
    return readAnswer(serviceViewSchema, answer);
  }

  async listServices(
    query: TeamQuery = {},
    options?: TenantsRequestOptions,
  ): Promise<ServiceList> {
    const answer = await this.#api(options).listServices({ query }, options);
    return readAnswer(serviceListSchema, answer);
  }

  async listNamespaces(
    query: TeamQuery = {},
    options?: TenantsRequestOptions,
  ): Promise<NamespaceList> {
    const answer = await this.#api(options).listNamespaces({ query }, options);
    return readAnswer(namespaceListSchema, answer);
  }

  /** How long each namespace is wanted, what ends first. */
  async listNamespaceLifetimes(
    query: { team?: string } = {},
    options?: TenantsRequestOptions,
  ): Promise<NamespaceLifetimes> {
    const answer = await this.#api(options).listNamespaceLifetimes(
      { query },
      options,
    );
    return readAnswer(namespaceLifetimesSchema, answer);
  }

  /** Proposes a change set that removes a namespace that is over; 409 when it is not. */
  async cleanUpNamespace(
    name: string,
    body: CleanUpRequest = {},
    options?: TenantsRequestOptions,
  ): Promise<NamespaceCleanUp> {
    const request = { path: { name }, body };
    const answer = await this.#api(options).cleanUpNamespace(request, options);
    return readAnswer(namespaceCleanUpSchema, answer);
  }

  /** The caller's draft, or `undefined` when there is none. */
  async getDraft(
    key: string,
    options?: TenantsRequestOptions,
  ): Promise<Draft | undefined> {
    const request = { path: { key } };
    const answer = await this.#api(options).getDraft(request, options);
    if (answer.status === 204) return undefined;
    return readAnswer(perhapsDraftSchema, answer);
  }

  async putDraft(
    key: string,
    body: DraftWrite,
    options?: TenantsRequestOptions,
  ): Promise<Draft> {
    const request = { path: { key }, body };
    const answer = await this.#api(options).putDraft(request, options);
    return readAnswer(draftSchema, answer);
  }

  async deleteDraft(
    key: string,
    options?: TenantsRequestOptions,
  ): Promise<void> {
    const request = { path: { key } };
    const answer = await this.#api(options).deleteDraft(request, options);
    if (!answer.ok) throw await ResponseError.fromResponse(answer);
  }

  #api({ signal }: TenantsRequestOptions = {}): DefaultApiClient {
    const { discoveryApi } = this.#options;
    const fetchApi = fetchApiOf(this.#options, signal);
    return new DefaultApiClient({ discoveryApi, fetchApi });
  }
}
