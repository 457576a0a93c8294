import type { CleanUpRequest, CleanUpResult } from '../schemas/cleanUp';
import type { Draft, DraftWrite } from '../schemas/draft';
import type { LedgerRecord } from '../schemas/ledger';
import type { GoldenPathPreview, PreviewRequest } from '../schemas/preview';
import type {
  FinishRequest,
  ProvisionRequest,
  ProvisionResult,
  RunQuery,
  RunRequest,
  StepRecord,
} from '../schemas/requests';
import type { ProvisioningRun, RunPage } from '../schemas/run';
import type { NamespaceList, ServiceList, ServiceView } from '../schemas/views';

/** @public */
export type TenantsRequestOptions = {
  /** Token of the caller; the portal's own fetch adds it by itself. */
  token?: string;
  signal?: AbortSignal;
};

/**
 * Namespaces, services and provisioning runs over HTTP. Every method rejects with `ResponseError`
 * of `@backstage/errors` when the answer is not 2xx.
 *
 * @public
 */
export interface TenantsApi {
  /** What a golden path would make. Never rejects for wrong values: findings say what is wrong. */
  preview(
    request: PreviewRequest,
    options?: TenantsRequestOptions,
  ): Promise<GoldenPathPreview>;

  openRun(
    request: RunRequest,
    options?: TenantsRequestOptions,
  ): Promise<ProvisioningRun>;
  /** @param idOrKey - the run's id or its idempotency key, e.g. `scaffolder-task:<taskId>` */
  getRun(
    idOrKey: string,
    options?: TenantsRequestOptions,
  ): Promise<ProvisioningRun>;
  listRuns(query?: RunQuery, options?: TenantsRequestOptions): Promise<RunPage>;
  recordLedger(
    runId: string,
    record: LedgerRecord,
    options?: TenantsRequestOptions,
  ): Promise<ProvisioningRun>;
  recordStep(
    runId: string,
    record: StepRecord,
    options?: TenantsRequestOptions,
  ): Promise<ProvisioningRun>;
  provisionRun(
    runId: string,
    request: ProvisionRequest,
    options?: TenantsRequestOptions,
  ): Promise<ProvisionResult>;
  finishRun(
    runId: string,
    request: FinishRequest,
    options?: TenantsRequestOptions,
  ): Promise<ProvisioningRun>;
  /**
   * Removes what a failed or abandoned run left; with `dryRun` it only lists what would go. Repeating it
   * is harmless. Rejects with 409 for a run that is done.
   */
  cleanUpRun(
    runId: string,
    request?: CleanUpRequest,
    options?: TenantsRequestOptions,
  ): Promise<CleanUpResult>;

  getService(
    name: string,
    options?: TenantsRequestOptions,
  ): Promise<ServiceView>;
  listServices(
    query?: { team?: string },
    options?: TenantsRequestOptions,
  ): Promise<ServiceList>;
  listNamespaces(
    query?: { team?: string },
    options?: TenantsRequestOptions,
  ): Promise<NamespaceList>;

  /** The caller's draft, or `undefined` when there is none. */
  getDraft(
    key: string,
    options?: TenantsRequestOptions,
  ): Promise<Draft | undefined>;
  putDraft(
    key: string,
    draft: DraftWrite,
    options?: TenantsRequestOptions,
  ): Promise<Draft>;
  deleteDraft(key: string, options?: TenantsRequestOptions): Promise<void>;
}
