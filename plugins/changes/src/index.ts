/**
 * Pages of delivery: the reconciler.
 *
 * @packageDocumentation
 */
export { changesPlugin as default } from './plugin';
export { changesTranslationRef } from './translation';
