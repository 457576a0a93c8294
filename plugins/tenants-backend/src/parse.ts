import {
  parserOf,
  refusedByContract,
  type RequestFinding,
} from '@waymark/openapi';
import { RunInputError } from './service/RunInputError';

const refuse = (findings: RequestFinding[]) => new RunInputError(findings);

/** Reads a request by its schema; throws RunInputError with a finding for each field that is wrong. */
export const parse = parserOf(refuse);

/** Middleware: what the contract refused before, as the same error. */
export const byContract = refusedByContract(refuse);
