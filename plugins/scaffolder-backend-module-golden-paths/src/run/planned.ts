import { InputError } from '@backstage/errors';
import type { PreviewChange, RunFinding } from '@waymark/plugin-tenants-common';
import { inWords } from './inWords';

/** The documents a run sends, and where they are deployed. */
export type PlannedDocuments = { changes: PreviewChange[]; target: string };

/** @throws InputError when there is nothing to plan with */
export function plannedDocuments(answer: {
  changes: PreviewChange[];
  findings: RunFinding[];
  target?: string;
}): PlannedDocuments {
  const errors = inWords(answer.findings);
  if (errors || answer.target === undefined) {
    throw new InputError(errors || 'The values make no document');
  }
  return { changes: answer.changes, target: answer.target };
}
