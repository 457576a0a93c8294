/**
 * Types, permissions and client of tenants and provisioning runs.
 *
 * @packageDocumentation
 */
export * from './client';
export * from './permissions';
export * from './schemas';
