/**
 * Pages of change sets and delivery.
 *
 * @packageDocumentation
 */
export { changesPlugin as default } from './plugin';
export { changesTranslationRef } from './translation';
