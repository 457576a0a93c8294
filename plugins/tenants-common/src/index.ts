/**
 * Types, permissions and client of tenants and provisioning runs.
 *
 * @packageDocumentation
 */
export * from './client';
export { repositoryMarker } from './marker';
export * from './permissions';
export {
  changeSetKeyOfRun,
  runKeyOfTask,
  runOfChangeSet,
  runSlug,
} from './runKey';
export * from './schemas';
