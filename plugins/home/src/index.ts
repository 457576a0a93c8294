/**
 * The home page: what needs me, my services, start something, what changed.
 *
 * @packageDocumentation
 */
export { homePlugin as default } from './plugin';
export { homeTranslationRef } from './translation';
