import { InvalidChangeError } from '@waymark/gitops';
import {
  parserOf,
  refusedByContract,
  type RequestFinding,
} from '@waymark/openapi';

const refuse = (findings: RequestFinding[]) =>
  new InvalidChangeError(
    findings.map(one => ({ document: '', value: undefined, ...one })),
  );

/** Reads a request by its schema; throws InvalidChangeError with a finding for each field that is wrong. */
export const parse = parserOf(refuse);

/** Middleware: what the contract refused before, as the same error. */
export const byContract = refusedByContract(refuse);
