/**
 * The GitOps repository: layout, trees, commits, change requests, forges behind one interface.
 *
 * @packageDocumentation
 */
export * from './change';
export * from './drift';
export * from './errors';
export * from './fleet';
export * from './forge';
export * from './git';
export * from './layout';
export * from './reconcile';
export * from './roll-out';
export * from './render';
export * from './repository';
export { atOnce, inSlices, streamInSlices, type Steps } from './slices';
export { conflictFields } from './tree/conflictFields';
export * from './tree/tree';
