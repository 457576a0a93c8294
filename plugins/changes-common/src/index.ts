/**
 * Types, permissions and client of the changes plugin.
 * @packageDocumentation
 */
export * from './model';
export * from './permissions';
export {
  ChangesClient,
  type AsOfQuery,
  type ChangeSetQuery,
  type ChangesApi,
  type ChangeSetsApi,
  type ChangesRequestOptions,
  type CommitQuery,
  type ComparisonQuery,
  type DocumentQuery,
  type DriftQuery,
  type HistoryQuery,
  type ReconcilerRunQuery,
} from './ChangesClient';
export { DefaultApiClient as ChangesApiClient } from './schema/openapi';
