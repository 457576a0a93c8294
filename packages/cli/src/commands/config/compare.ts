import { fieldChanges, type FieldChangeAt } from '@waymark/gitops';
import { readYaml } from '@waymark/platform-api';
import type {
  ChangeSetRequest,
  PlatformState,
} from '@waymark/plugin-changes-common';

/** One document that a folder has otherwise than main. */
export interface Difference {
  path: string;
  change: 'added' | 'changed' | 'removed';
  /** Absent where one of the two is not there, or cannot be read. */
  fields?: FieldChangeAt[];
}

/** Documents of the configuration that a folder has otherwise than main, field by field. */
export function compare(
  tree: ReadonlyMap<string, string>,
  { documents }: Pick<PlatformState, 'documents'>,
): Difference[] {
  const main = new Map(documents.map(({ content, path }) => [path, content]));
  const paths = [...new Set([...main.keys(), ...tree.keys()])]
    .filter(path => path.startsWith('platform/'))
    .sort();
  return paths.flatMap((path): Difference[] => {
    const [is, was] = [tree.get(path), main.get(path)];
    if (is === was) return [];
    if (was === undefined) return [{ path, change: 'added' }];
    if (is === undefined) return [{ path, change: 'removed' }];
    const [before, after] = [readYaml(was), readYaml(is)];
    const fields =
      before.ok && after.ok
        ? fieldChanges(before.value, after.value)
        : undefined;
    return [{ path, change: 'changed', ...(fields && { fields }) }];
  });
}

/** The same of edits: only the documents that they name. */
export function compareEdits(
  edits: ChangeSetRequest['edits'],
  { documents }: Pick<PlatformState, 'documents'>,
): Difference[] {
  const named = new Set(edits.map(({ path }) => path));
  const wanted = edits.flatMap(({ action, content, path }) =>
    action === 'put' && content !== undefined ? [[path, content] as const] : [],
  );
  return compare(new Map(wanted), {
    documents: documents.filter(({ path }) => named.has(path)),
  });
}
