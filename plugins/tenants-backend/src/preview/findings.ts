import type { DocumentFinding } from '@waymark/plugin-changes-common';
import type { RunFinding } from '@waymark/plugin-tenants-common';
import { fieldOf } from '../intent/workload';

/** Findings of the pipeline, with the form field that repairs those of the workload. */
export function toRunFindings(
  findings: DocumentFinding[],
  workloadPath: string,
): RunFinding[] {
  return findings.map(({ document, ...finding }) => {
    if (document !== workloadPath) {
      return { ...finding, path: joined(document, finding.path) };
    }
    const field = fieldOf(finding.path);
    return field ? { ...finding, field } : finding;
  });
}

/** Findings of the pipeline by their path alone, for who mends the document rather than a form. */
export function toDocumentFindings(
  findings: DocumentFinding[],
  documentPath: string,
): RunFinding[] {
  return findings.map(({ document, ...finding }) =>
    document === documentPath
      ? finding
      : { ...finding, path: joined(document, finding.path) },
  );
}

/** A finding at the workload itself. */
export function withField(finding: RunFinding): RunFinding {
  const field = fieldOf(finding.path);
  return field ? { ...finding, field } : finding;
}

function joined(document: string, path: string): string {
  return path ? `${document}: ${path}` : document;
}
