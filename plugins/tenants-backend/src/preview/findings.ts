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

/** A finding at the workload itself. */
export function withField(finding: RunFinding): RunFinding {
  const field = fieldOf(finding.path);
  return field ? { ...finding, field } : finding;
}

function joined(document: string, path: string): string {
  return path ? `${document}: ${path}` : document;
}
