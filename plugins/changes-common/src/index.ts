/**
 * Types, permissions and client of the changes plugin.
 * @packageDocumentation
 */
export * from './model';
export * from './permissions';
export {
  ChangesClient,
  type ChangeSetQuery,
  type ChangesApi,
  type ChangeSetsApi,
  type ChangesRequestOptions,
  type CommitQuery,
  type DocumentQuery,
  type DriftQuery,
  type ReconcilerRunQuery,
} from './ChangesClient';
export { DefaultApiClient as ChangesApiClient } from './schema/openapi';
