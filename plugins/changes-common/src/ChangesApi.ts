import type {
  ChangeSet,
  ChangeSetPage,
  ChangeSetPreview,
  ChangeSetQuery,
  ChangeSetRequest,
  DocumentPage,
  DocumentQuery,
  PreviewRequest,
  ReconcilerRun,
  ReconcilerStatus,
} from './model';

/**
 * Backends pass a token (`auth.getPluginRequestToken`), the front end none.
 * @public
 */
export type ChangesRequestOptions = { token?: string };

/**
 * The changes plugin over HTTP. Every method throws `ResponseError` with the body of the answer;
 * `findingsOf(error)` reads its findings.
 *
 * @public
 */
export interface ChangesApi {
  /** Validates the edits on the whole resulting tree and shows what they would make. Writes nothing. */
  preview(
    request: PreviewRequest,
    options?: ChangesRequestOptions,
  ): Promise<ChangeSetPreview>;
  /** Idempotent by `idempotencyKey`. 400 with findings when not valid, 409 on a conflict. */
  createChangeSet(
    request: ChangeSetRequest,
    options?: ChangesRequestOptions,
  ): Promise<ChangeSet>;
  getChangeSet(id: string, options?: ChangesRequestOptions): Promise<ChangeSet>;
  listChangeSets(
    query?: ChangeSetQuery,
    options?: ChangesRequestOptions,
  ): Promise<ChangeSetPage>;
  /** Documents on main that the caller may read. */
  listDocuments(
    query?: DocumentQuery,
    options?: ChangesRequestOptions,
  ): Promise<DocumentPage>;
  getReconcilerStatus(
    options?: ChangesRequestOptions,
  ): Promise<ReconcilerStatus>;
  /** Brings branch rendered up to main now and waits for it. */
  runReconciler(options?: ChangesRequestOptions): Promise<ReconcilerRun>;
}
