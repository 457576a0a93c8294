/**
 * How runs are shown, on the pages of tenants and of other plugins.
 *
 * @packageDocumentation
 */
export { RunList } from './runs/RunList';
export { RunStateBadge } from './runs/RunStateBadge';
export { useRunStateWord } from './runs/useRunStateWord';
export { tenantsReactTranslationRef } from './translation';
