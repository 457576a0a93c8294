import { InputError } from '@backstage/errors';
import type { RunFinding } from '@waymark/plugin-tenants-common';

/** A request was refused; its findings travel in the body of the answer. */
export class RunInputError extends InputError {
  /** Errors only: what has to be repaired. */
  readonly findings: RunFinding[];

  constructor(findings: RunFinding[]) {
    const errors = findings.filter(one => one.severity === 'error');
    super(
      errors
        .map(one => `${one.field ?? one.path}: ${one.message} ${one.fix}`)
        .join('\n'),
    );
    this.findings = errors;
  }
}
