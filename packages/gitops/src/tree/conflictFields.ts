import { readYaml } from '@waymark/platform-api';
import { fieldChanges } from '../fleet/fieldChanges';
import type { Edit, IntentTree } from './tree';

/**
 * Fields that stand in the way of edits, by path of the document: those that both changed since the base, or else all that
 * main changed, because a document is accepted as a whole. Empty for a text that cannot be read, or that came or went.
 */
export function conflictFields(
  base: IntentTree,
  head: IntentTree,
  edits: readonly Edit[],
  paths: readonly string[],
): ReadonlyMap<string, string[]> {
  const wanted = new Map(
    edits.map(edit => [
      edit.path,
      edit.action === 'put' ? edit.content : undefined,
    ]),
  );
  return new Map(
    paths.map(path => {
      const was = base.get(path);
      const theirs = changed(was, head.get(path));
      const ours = new Set(changed(was, wanted.get(path)));
      const both = theirs.filter(field => ours.has(field));
      return [path, both.length > 0 ? both : theirs];
    }),
  );
}

function changed(before?: string, after?: string): string[] {
  if (before === undefined || after === undefined) return [];
  const was = readYaml(before);
  const is = readYaml(after);
  if (!was.ok || !is.ok) return [];
  return fieldChanges(was.value, is.value).map(({ path }) => path);
}
