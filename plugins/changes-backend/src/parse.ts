import { InvalidChangeError } from '@waymark/gitops';
import { parserOf } from '@waymark/openapi';

/** Reads a request by its schema; throws InvalidChangeError with a finding for each field that is wrong. */
export const parse = parserOf(
  findings =>
    new InvalidChangeError(
      findings.map(one => ({ document: '', value: undefined, ...one })),
    ),
);
