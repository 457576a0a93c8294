import type { GitCache } from '../git';
import type { DocumentFinding } from '../render';
import type { IntentTree } from '../tree/tree';
import { DOCUMENT_FOLDERS } from './names';

/** The documents of a commit on main, and what was not read. */
export interface Intent {
  commit: string;
  tree: IntentTree;
  findings: DocumentFinding[];
}

/** Reads the documents of a commit; files outside their folders, such as a README, are left alone. */
export async function readIntent(
  git: GitCache,
  commit: string,
): Promise<Intent> {
  const { files, findings } = await git.readTree(commit);
  const tree = new Map<string, string>();
  for (const [path, content] of files) {
    if (DOCUMENT_FOLDERS.some(folder => path.startsWith(folder))) {
      tree.set(path, content);
    }
  }
  return { commit, tree, findings };
}
