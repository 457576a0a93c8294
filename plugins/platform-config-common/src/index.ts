/**
 * The kinds of platform configuration, their invariants, and the platform they make.
 *
 * @packageDocumentation
 */
export * from './kinds';
export { type DeploymentTargetSpec } from './kinds/deploymentTarget';
export * from './documents/parse';
export * from './documents/tree';
export { checkInvariants, INVARIANTS, sortByDocument } from './invariants';
export type { Invariant } from './invariants/invariant';
export { fromPlatform, toFiles } from './platform/fromPlatform';
export type { ConfigurationDocuments } from './platform/parts';
export { seedDocuments, seedFiles, seedOf } from './platform/seed';
export * from './relations/allocation';
export * from './relations/references';
export { BY_PLACE, tenantReferencesOf } from './relations/tenantReferences';
export { toPlatform, type ToPlatformResult } from './platform/toPlatform';
export {
  PlatformConfiguration,
  type PlatformReading,
  type ReadableDocument,
} from './source';
