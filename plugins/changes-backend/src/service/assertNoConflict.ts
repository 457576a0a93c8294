import {
  conflictFields,
  conflicts,
  DocumentConflictError,
  InvalidChangeError,
  readIntent,
  type Edit,
  type Intent,
} from '@waymark/gitops';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';

/**
 * Edits are against a commit on main, and what they edit did not change since.
 *
 * @throws InvalidChangeError when the base is no commit on main
 * @throws DocumentConflictError
 */
export async function assertNoConflict(
  repository: Pick<GitopsRepository, 'git'>,
  base: string,
  head: Pick<Intent, 'commit' | 'tree'>,
  edits: readonly Edit[],
): Promise<void> {
  const { git } = repository;
  if (!(await git.contains(head.commit, base))) {
    throw new InvalidChangeError([unknownBase(base)]);
  }
  const { tree } = await atForge(() => readIntent(git, base));
  const changed = conflicts(tree, head.tree, edits);
  if (changed.length > 0) {
    throw new DocumentConflictError(
      changed,
      conflictFields(tree, head.tree, edits, changed),
    );
  }
}

function unknownBase(base: string) {
  return {
    document: '',
    path: 'base',
    constraint: 'base.main',
    value: base,
    message: 'The base is no commit on branch main.',
    fix: 'Read the documents again and use the commit that came with them.',
    severity: 'error' as const,
  };
}
