/**
 * The inbox of approvals, and the page of a request.
 *
 * @packageDocumentation
 */
export { approvalsPlugin as default } from './plugin';
export { approvalsTranslationRef } from './translation';
