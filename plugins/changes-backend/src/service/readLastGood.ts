import type { Rendering } from '@waymark/gitops';
import type { LastGoodDocument } from '@waymark/plugin-changes-common';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { LastGoodDocuments } from './toDocuments';

/** What the held documents of a commit were when they were valid last: what keeps running. */
export async function readLastGood(
  repository: GitopsRepository,
  commit: string,
  { held }: Rendering,
): Promise<LastGoodDocuments> {
  if (held.size === 0) return new Map();
  const { git, toReconcile } = repository;
  const { holds } = await repository.renderedWith(commit);
  return atForge(async () => {
    const found = await toReconcile.lastGood.at(commit, held, holds);
    const documents = new Map<string, LastGoodDocument>();
    for (const [path, { from }] of found) {
      if (!from?.document) continue;
      const { committedAt } = await git.describe(from.heldBy);
      documents.set(path, {
        commit: from.commit,
        heldSince: committedAt.toISOString(),
        document: { ...from.document },
      });
    }
    return documents;
  });
}
