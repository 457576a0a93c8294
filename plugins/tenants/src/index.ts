/**
 * Pages of tenants: start a golden path, follow its run, see a service.
 *
 * @packageDocumentation
 */
export { tenantsPlugin as default } from './plugin';
export { tenantsApiRef } from './api';
export { tenantsTranslationRef } from './translation';
