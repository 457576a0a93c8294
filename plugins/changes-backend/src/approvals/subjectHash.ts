import { createHash } from 'node:crypto';
import type { DocumentEdit } from '@waymark/plugin-changes-common';

/** Names exactly these edits: what is approved is these and nothing else. */
export function subjectHash(edits: readonly DocumentEdit[]): string {
  const parts = edits.map(({ action, path, content = '' }) => [
    action,
    path,
    content,
  ]);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
