/**
 * Pages of the platform's configuration.
 *
 * @packageDocumentation
 */
export { platformConfigPlugin as default } from './plugin';
export { platformConfigTranslationRef } from './translation';
