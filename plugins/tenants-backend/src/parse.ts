import { parserOf } from '@waymark/openapi';
import { RunInputError } from './service/RunInputError';

/** Reads a request by its schema; throws RunInputError with a finding for each field that is wrong. */
export const parse = parserOf(findings => new RunInputError(findings));
