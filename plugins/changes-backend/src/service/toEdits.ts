import type { Edit } from '@waymark/gitops';
import type { DocumentEdit } from '@waymark/plugin-changes-common';

/** Edits as git needs them; `put` has content, as the schema made sure. */
export function toEdits(edits: readonly DocumentEdit[]): Edit[] {
  return edits.map(({ action, path, content }) =>
    action === 'delete' || content === undefined
      ? { action: 'delete', path }
      : { action: 'put', path, content },
  );
}
