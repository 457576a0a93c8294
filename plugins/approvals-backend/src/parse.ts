import {
  parserOf,
  refusedByContract,
  type RequestFinding,
} from '@waymark/openapi';
import { ApprovalInputError } from './ApprovalInputError';

const refuse = (findings: RequestFinding[]) => new ApprovalInputError(findings);

/** Reads a request by its schema; throws ApprovalInputError with a finding for each field that is wrong. */
export const parse = parserOf(refuse);

/** Middleware: what the contract refused before, as the same error. */
export const byContract = refusedByContract(refuse);
