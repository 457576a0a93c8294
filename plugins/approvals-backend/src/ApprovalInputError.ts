import { InputError } from '@backstage/errors';
import type { ApprovalFinding } from '@waymark/plugin-approvals-common';

/** A request is not valid; says which fields, why and what to write. Answered as 400. */
export class ApprovalInputError extends InputError {
  readonly findings: ApprovalFinding[];

  constructor(findings: ApprovalFinding[]) {
    super(
      findings
        .map(({ fix, message, path }) =>
          [path && `${path}:`, message, fix].filter(Boolean).join(' '),
        )
        .join('\n'),
    );
    this.findings = findings;
  }
}
