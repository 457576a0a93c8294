import type { FieldChange } from '@waymark/platform-api';
import { isMap, parseDocument } from 'yaml';

/** The text with the changes made in it; comments, order and quoting of everything else stay. */
export function applyChanges(
  text: string,
  changes: readonly FieldChange[],
): string {
  const document = parseDocument(text);
  for (const { keys, after } of changes) {
    if (after === undefined) remove(document, keys);
    else document.setIn(keys, after);
  }
  return document.toString({ lineWidth: 0 });
}

/** Takes a field away, and a map that is empty then. */
function remove(
  document: ReturnType<typeof parseDocument>,
  keys: readonly string[],
): void {
  document.deleteIn(keys);
  const parent = keys.slice(0, -1);
  const left = document.getIn(parent);
  if (parent.length > 0 && isMap(left) && left.items.length === 0) {
    remove(document, parent);
  }
}
