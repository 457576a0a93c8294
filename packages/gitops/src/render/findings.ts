import type { Finding } from '@waymark/platform-api';
import type { DocumentFinding } from './types';

/** Adds the document to findings of its own. */
export function inDocument(
  document: string,
  findings: readonly Finding[],
): DocumentFinding[] {
  return findings.map(entry => ({ document, ...entry }));
}

/** A finding of severity error unless another is given. */
export function finding(
  document: string,
  parts: Omit<DocumentFinding, 'document' | 'severity'> & {
    severity?: DocumentFinding['severity'];
  },
): DocumentFinding {
  return { document, severity: 'error', ...parts };
}

/** Whether a finding of severity error is among them. */
export function isBroken(findings: readonly DocumentFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
