/**
 * Makes an OpenAPI document, a router and a client from zod schemas, and tells when they are not of one piece any more.
 * For scripts and tests of a backend plugin; it does not run in the portal.
 *
 * @packageDocumentation
 */
export { ContractError, type Contract } from './contract';
export { driftOf } from './driftOf';
export { generate } from './generate';
export { openApiDocument } from './openApiDocument';
