/**
 * Types, permissions and client of the changes plugin.
 * @packageDocumentation
 */
export * from './model';
export * from './permissions';
export * from './ChangesApi';
export { ChangesClient } from './ChangesClient';
