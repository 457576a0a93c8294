/**
 * What tests of backend plugins share.
 *
 * @packageDocumentation
 */
export { databaseConfig } from './databaseConfig';
export type { Answer } from './openapi/AnswerChecks';
export { expectContractKept } from './openapi/expectContractKept';
export { expectNoServerError } from './openapi/expectNoServerError';
export type { MadeUpRequest } from './openapi/arbitraries';
export { PortalProcess } from './PortalProcess';
export { until } from './until';
