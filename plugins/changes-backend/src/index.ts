/**
 * Change sets, history and the reconciler.
 *
 * @packageDocumentation
 */
export { changesPlugin as default } from './plugin';
