/**
 * Finds the catalog entries of the forge's repositories.
 *
 * @packageDocumentation
 */
export { catalogModuleRepositories as default } from './module';
