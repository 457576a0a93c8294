import { ConflictError, InputError } from '@backstage/errors';
import type { DocumentFinding } from './render/types';

/** Main moved on, and these documents with it; nothing was written. */
export class DocumentConflictError extends ConflictError {
  /** Paths of the documents that changed since. */
  readonly documents: string[];

  constructor(documents: readonly string[]) {
    super(
      `Changed on main since the edits were made: ${documents.join(
        ', ',
      )}. Read them again and redo the edits.`,
    );
    this.documents = [...documents];
  }
}

/** The resulting tree is not valid; nothing was written. Backstage answers 400. */
export class InvalidChangeError extends InputError {
  readonly findings: DocumentFinding[];

  constructor(findings: readonly DocumentFinding[]) {
    const errors = findings.filter(finding => finding.severity === 'error');
    super(
      errors
        .map(
          ({ document, path, message, fix }) =>
            `${document}${path && ` ${path}`}: ${message} ${fix}`,
        )
        .join('\n') || 'The change is not valid.',
    );
    this.findings = [...findings];
  }
}
