import type { GitCache } from '../git';
import type { IntentTree } from '../tree/tree';
import { standInFor } from '../tree/unread';
import { DOCUMENT_FOLDERS } from './names';

/** The documents of a commit on main. */
export interface Intent {
  commit: string;
  tree: IntentTree;
}

/** Reads the documents of a commit; files outside their folders, such as a README, are left alone. */
export async function readIntent(
  git: GitCache,
  commit: string,
): Promise<Intent> {
  const { files, unread } = await git.readTree(commit);
  const tree = new Map<string, string>();
  const add = (path: string, content: string) => {
    if (DOCUMENT_FOLDERS.some(folder => path.startsWith(folder))) {
      tree.set(path, content);
    }
  };
  for (const [path, content] of files) add(path, content);
  for (const [path, why] of unread) add(path, standInFor(why));
  return { commit, tree };
}
