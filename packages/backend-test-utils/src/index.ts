/**
 * What tests of backend plugins share.
 *
 * @packageDocumentation
 */
export { databaseConfig } from './databaseConfig';
export {
  expectNoServerError,
  type Answer,
} from './openapi/expectNoServerError';
export type { MadeUpRequest } from './openapi/arbitraries';
export { PortalProcess } from './PortalProcess';
export { until } from './until';
