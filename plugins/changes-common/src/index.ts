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
  type ChangesRequestOptions,
  type CommitQuery,
  type DocumentQuery,
} from './ChangesClient';
export { DefaultApiClient as ChangesApiClient } from './schema/openapi';
