import { InputError } from '@backstage/errors';
import type { PreviewChange, RunFinding } from '@waymark/plugin-tenants-common';

/** The documents a run sends, and where they are deployed. */
export type PlannedDocuments = { changes: PreviewChange[]; target: string };

/** @throws InputError when there is nothing to plan with */
export function plannedDocuments(answer: {
  changes: PreviewChange[];
  findings: RunFinding[];
  target?: string;
}): PlannedDocuments {
  const errors = answer.findings.filter(one => one.severity === 'error');
  if (errors.length > 0 || answer.target === undefined) {
    throw new InputError(
      errors
        .map(one => `${one.field ?? one.path}: ${one.message} ${one.fix}`)
        .join('\n') || 'The values make no document',
    );
  }
  return { changes: answer.changes, target: answer.target };
}
