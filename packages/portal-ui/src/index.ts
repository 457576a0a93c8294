/**
 * What the pages of the portal share: the building blocks that Backstage UI does not have. Colours come
 * from its tokens only, so every block follows the theme.
 *
 * @packageDocumentation
 */
export * from './access';
export * from './choices';
export * from './code';
export * from './drafts';
export * from './figures';
export * from './ids';
export * from './load';
export * from './page';
export * from './people';
export * from './rows';
export * from './runbooks';
export * from './slots';
export * from './states';
export * from './status';
export * from './steps';
export * from './time';
export { portalUiTranslationRef } from './translation';
