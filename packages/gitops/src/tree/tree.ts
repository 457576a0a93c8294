import { createHash } from 'node:crypto';

/** The documents of branch main: path → text. Never changed in place. */
export type IntentTree = ReadonlyMap<string, string>;

/** One edit of one whole document. */
export type Edit =
  | { action: 'put'; path: string; content: string }
  | { action: 'delete'; path: string };

/** The tree after the edits. Deleting what is not there changes nothing. */
export function applyEdits(
  tree: IntentTree,
  edits: readonly Edit[],
): IntentTree {
  const result = new Map(tree);
  for (const edit of edits) {
    if (edit.action === 'put') result.set(edit.path, edit.content);
    else result.delete(edit.path);
  }
  return result;
}

/** The edits that would change something. */
export function effectiveEdits(
  tree: IntentTree,
  edits: readonly Edit[],
): Edit[] {
  return edits.filter(edit => tree.get(edit.path) !== wanted(edit));
}

/**
 * Paths that the edits want to change and that changed between the tree they were made against and the newest one.
 * A document that already says what the edit wants is no conflict.
 */
export function conflicts(
  base: IntentTree,
  head: IntentTree,
  edits: readonly Edit[],
): string[] {
  return edits
    .filter(
      edit =>
        base.get(edit.path) !== head.get(edit.path) &&
        head.get(edit.path) !== wanted(edit),
    )
    .map(edit => edit.path);
}

/** A name for the content of a tree: equal trees, equal name. */
export function treeDigest(tree: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const path of [...tree.keys()].sort()) {
    const content = tree.get(path) ?? '';
    hash.update(`${path}\0${Buffer.byteLength(content)}\0${content}\0`);
  }
  return hash.digest('hex');
}

function wanted(edit: Edit): string | undefined {
  return edit.action === 'put' ? edit.content : undefined;
}
