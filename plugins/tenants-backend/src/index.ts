/**
 * Namespaces, services and provisioning runs.
 *
 * @packageDocumentation
 */
export { tenantsPlugin as default } from './plugin';
