/**
 * Makes documents of grants/ a kind that the changes plugin knows.
 *
 * @packageDocumentation
 */
export { changesModuleApprovals as default } from './module';
