/**
 * Requests for approval, who decides them and what was decided.
 *
 * @packageDocumentation
 */
export { approvalsPlugin as default } from './plugin';
