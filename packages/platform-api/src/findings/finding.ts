import { showValue } from './showValue';

/** How much a finding matters: an `error` stops the document, the others do not. */
export type Severity = 'error' | 'warning' | 'info';

/** One thing to know about a document, with where it is and what to do. */
export interface Finding {
  /** Field path, `spec.secrets[0].name`; empty for the whole document. */
  path: string;
  /** The rule that found it, stable: `required`, `unknown-field`, `pattern`, `scaling.bounds` … */
  constraint: string;
  /** The offending value, shortened; absent (`undefined`) when the field is missing. */
  value: unknown;
  /** What is wrong, one sentence. */
  message: string;
  /** What to do about it, one sentence. */
  fix: string;
  severity: Severity;
}

/** A finding of severity `error`, its value shortened. */
export function refusal(
  path: string,
  constraint: string,
  value: unknown,
  message: string,
  fix: string,
): Finding {
  return {
    path,
    constraint,
    value: showValue(value),
    message,
    fix,
    severity: 'error',
  };
}

/** True if any finding is an error. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(finding => finding.severity === 'error');
}

/**
 * Causes before consequences: unknown fields come first, because a name that is written wrong explains what is missing
 * elsewhere. Then by path, constraint and message: the same document always reports in the same order.
 */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(a.path, b.path) ||
      compare(a.constraint, b.constraint) ||
      compare(a.message, b.message),
  );
}

function rank({ constraint }: Finding): number {
  return constraint === 'unknown-field' ? 0 : 1;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * A document was refused. Backstage answers errors named `InputError` with 400.
 */
export class ValidationError extends Error {
  readonly name = 'InputError';
  readonly findings: Finding[];

  constructor(findings: readonly Finding[]) {
    const errors = findings.filter(finding => finding.severity === 'error');
    super(
      errors
        .map(({ path, message, fix }) =>
          path ? `${path}: ${message} ${fix}` : `${message} ${fix}`,
        )
        .join('\n') || 'The document is not valid.',
    );
    this.findings = [...findings];
  }
}
