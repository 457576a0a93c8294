import type { Finding } from '../findings/finding';
import { sortFindings } from '../findings/finding';
import { findingsFromIssues } from '../findings/fromZod';
import { inspectInput } from '../findings/inspectInput';
import { platformDocumentSchema, type PlatformDocument } from './document';
import { checkRules } from './rules';

/** What parsing gives: a document, or every reason why there is none. */
export type ParseResult =
  | { ok: true; document: PlatformDocument; findings: Finding[] }
  | { ok: false; findings: Finding[] };

/**
 * Reads a document of any kind from untrusted input.
 *
 * Reports all errors at once, always in the same order, and never throws: hostile input (deep,
 * huge, cyclic, `__proto__`, wrong types) is refused with a finding like anything else.
 */
export function parseDocument(input: unknown): ParseResult {
  const hostile = inspectInput(input);
  if (hostile.length > 0) {
    return { ok: false, findings: sortFindings(hostile) };
  }
  const parsed = platformDocumentSchema.safeParse(input);
  const broken = checkRules(input);
  if (parsed.success && broken.length === 0) {
    return { ok: true, document: parsed.data, findings: [] };
  }
  const issues = parsed.success ? [] : parsed.error.issues;
  const findings = [
    ...findingsFromIssues(issues, input, platformDocumentSchema),
    ...broken,
  ];
  return { ok: false, findings: sortFindings(findings) };
}
