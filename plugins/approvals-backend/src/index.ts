/**
 * Requests for approval, who decides them and what was decided.
 *
 * @packageDocumentation
 */
export { Kinds } from './kinds/Kinds';
