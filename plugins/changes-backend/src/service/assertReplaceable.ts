import { InvalidChangeError } from '@waymark/gitops';
import type { DocumentEdit } from '@waymark/plugin-changes-common';
import type { EndingStore } from '../database/EndingStore';

/**
 * What a change set says it replaces has to be its author's, and touch one of its documents.
 *
 * @throws InvalidChangeError
 */
export async function assertReplaceable(
  endings: EndingStore,
  request: { supersedes?: readonly string[]; edits: readonly DocumentEdit[] },
  author: string,
): Promise<void> {
  const { supersedes = [], edits } = request;
  if (supersedes.length === 0) return;
  const paths = edits.map(({ path }) => path);
  const known = await endings.replaceable(supersedes, author, paths);
  const findings = supersedes
    .filter(id => !known.includes(id))
    .map(value => ({
      document: '',
      path: 'supersedes',
      constraint: 'supersedes.own',
      value,
      message:
        'It is no change set of the same author that touches one of these documents.',
      fix: 'Leave it out.',
      severity: 'error' as const,
    }));
  if (findings.length > 0) throw new InvalidChangeError(findings);
}
