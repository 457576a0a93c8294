import type { GitCache } from '../git';
import type { DocumentFinding, RenderMemo } from '../render';
import { finding, inDocument } from '../render/findings';
import { readerOf } from '../render/readDocument';
import type { IntentTree } from '../tree/tree';

const FOLDER = 'grants/';

/**
 * Why documents of a commit on main that give access do not count. Whoever may push can write such a document, so each is asked
 * about; the answer for a document and commit never changes, so that rendering stays a function of history.
 *
 * @throws when it cannot be known now: then nothing is rendered, rather than access given or taken by mistake
 */
export async function refusedGrants(
  commit: string,
  tree: IntentTree,
  { git, memo }: { git: GitCache; memo: RenderMemo },
): Promise<DocumentFinding[]> {
  const contains = (earlier: string) => git.contains(commit, earlier);
  const refused: DocumentFinding[] = [];
  for (const [path, content] of tree) {
    if (!path.startsWith(FOLDER) || !memo.read(path, content).access) continue;
    const reader = readerOf(path, memo.kinds);
    if (!reader?.refuse) {
      refused.push(unconfirmed(path));
      continue;
    }
    const why = await reader.refuse({ path, content, contains });
    if (why) refused.push(...inDocument(path, [why]));
  }
  return refused;
}

function unconfirmed(path: string): DocumentFinding {
  return finding(path, {
    path: '',
    constraint: 'grant.confirmed',
    value: path,
    message: 'Nobody is here to confirm that the access was given.',
    fix: 'Install the plugin that gives such access, or remove the document.',
  });
}
