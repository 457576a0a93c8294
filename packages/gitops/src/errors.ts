import { ConflictError, InputError } from '@backstage/errors';
import type { DocumentFinding } from './render/types';

/** Main moved on, and these documents with it; nothing was written. */
export class DocumentConflictError extends ConflictError {
  /** Paths of the documents that changed since. */
  readonly documents: string[];
  /** Their fields that stand in the way, by path of the document. */
  readonly fields: Readonly<Record<string, string[]>>;

  constructor(
    documents: readonly string[],
    fields: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {
    const named = documents.map(path => {
      const of = fields.get(path) ?? [];
      return of.length > 0 ? `${path} (${of.join(', ')})` : path;
    });
    super(
      `Changed on main since the edits were made: ${named.join(
        ', ',
      )}. Read them again and redo the edits.`,
    );
    this.documents = [...documents];
    this.fields = Object.fromEntries(
      [...fields].map(([path, of]) => [path, [...of]]),
    );
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
            `${[document, path].filter(Boolean).join(' ')}: ${message} ${fix}`,
        )
        .join('\n') || 'The change is not valid.',
    );
    this.findings = [...findings];
  }
}
