/**
 * What tests of backend plugins share.
 *
 * @packageDocumentation
 */
export { databaseConfig } from './databaseConfig';
export { PortalProcess } from './PortalProcess';
export { until } from './until';
