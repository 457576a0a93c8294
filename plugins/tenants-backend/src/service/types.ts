import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { DocumentEdit } from '@waymark/plugin-changes-common';
import type {
  CleanUpRequest,
  CleanUpResult,
  Draft,
  DraftWrite,
  FinishRequest,
  GoldenPathPreview,
  LedgerRecord,
  NamespaceCleanUp,
  NamespaceLifetimes,
  NamespaceList,
  PreviewRequest,
  ProvisioningRun,
  ProvisionRequest,
  ProvisionResult,
  RunPage,
  RunQuery,
  RunRequest,
  ServiceList,
  ServiceView,
  StepRecord,
} from '@waymark/plugin-tenants-common';

/** Who calls. */
export type Caller = { credentials: BackstageCredentials };

/** Narrows a list to what the caller may read; all teams when left out. */
export type OfTeams = { teams?: string[] };

/**
 * Provisioning runs. Every verb may be repeated; a run is named by its id or its idempotency key.
 */
export interface Provisioning {
  /** @throws ValidationError when the values are wrong or the name is taken */
  openRun(request: RunRequest, caller: Caller): Promise<ProvisioningRun>;
  /** @throws NotFoundError */
  getRun(run: string, caller: Caller): Promise<ProvisioningRun>;
  listRuns(query: RunQuery & OfTeams, caller: Caller): Promise<RunPage>;
  /** @throws ConflictError when the run is over: what was made then is noted and swept */
  recordLedger(
    run: string,
    record: LedgerRecord,
    caller: Caller,
  ): Promise<ProvisioningRun>;
  recordStep(
    run: string,
    record: StepRecord,
    caller: Caller,
  ): Promise<ProvisioningRun>;
  provisionRun(
    run: string,
    request: ProvisionRequest,
    caller: Caller,
  ): Promise<ProvisionResult>;
  finishRun(
    run: string,
    request: FinishRequest,
    caller: Caller,
  ): Promise<ProvisioningRun>;
  /** @throws ConflictError when the run is done: what it made is in use */
  cleanUpRun(
    run: string,
    request: CleanUpRequest,
    caller: Caller,
  ): Promise<CleanUpResult>;
}

/** What would be made, and what there is. */
export interface Viewing {
  /** @param options - `named`: the name is the caller's own already and is not looked for */
  preview(
    request: PreviewRequest,
    caller: Caller,
    options?: { named?: boolean },
  ): Promise<GoldenPathPreview>;
  /** @throws NotFoundError */
  getService(name: string, caller: Caller): Promise<ServiceView>;
  listServices(
    query: { team?: string } & OfTeams,
    caller: Caller,
  ): Promise<ServiceList>;
  listNamespaces(
    query: { team?: string } & OfTeams,
    caller: Caller,
  ): Promise<NamespaceList>;
}

/** Which namespaces are still wanted. */
export interface Namespaces {
  lifetimes(
    query: { team?: string } & OfTeams,
    caller: Caller,
  ): Promise<NamespaceLifetimes>;
  /**
   * Proposes a change set that removes a namespace with all its documents; the same state gives the same one.
   *
   * @throws ConflictError when it is neither expired nor abandoned
   * @throws NotFoundError
   */
  cleanUp(
    name: string,
    request: CleanUpRequest,
    caller: Caller,
  ): Promise<NamespaceCleanUp>;
}

/** What a user left unfinished; nobody sees another's. */
export interface Drafts {
  /** Undefined when there is none: that is no error, everybody begins so. */
  getDraft(key: string, caller: Caller): Promise<Draft | undefined>;
  /** @throws InputError when the draft is too large or the user has too many */
  putDraft(key: string, draft: DraftWrite, caller: Caller): Promise<Draft>;
  deleteDraft(key: string, caller: Caller): Promise<void>;
}

/** A change set as it was sent: repeated as it is after a crash. */
export type SentChange = {
  key: string;
  base: string;
  mode: 'commit' | 'change-request';
  reason: string;
  edits: DocumentEdit[];
};
