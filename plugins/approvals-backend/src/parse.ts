import { parserOf } from '@waymark/openapi';
import { ApprovalInputError } from './ApprovalInputError';

/** Reads a request by its schema; throws ApprovalInputError with a finding for each field that is wrong. */
export const parse = parserOf(findings => new ApprovalInputError(findings));
