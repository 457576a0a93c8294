import { parsePath } from '@waymark/gitops';
import {
  parseConfiguration,
  pathOf,
} from '@waymark/plugin-platform-config-common';
import type { Inspected } from '../intent/describeFindings';

/** A document and where it belongs on branch main. */
export interface Placed {
  path: string;
  content: string;
}

/**
 * Where documents belong: below `platform/` or `tenants/` where their file lies, as in a clone of the GitOps repository; elsewhere,
 * what their kind and name say. What has no place, because it cannot be read, comes back with the reasons. Records of approvals, below
 * `grants/`, are the portal's to write and are left out.
 */
export function placeDocuments(
  documents: readonly { file: string; text: string }[],
): { placed: Placed[]; homeless: Inspected[]; records: string[] } {
  const placed: Placed[] = [];
  const homeless: Inspected[] = [];
  const records: string[] = [];
  for (const { file, text } of documents) {
    if (isBelow(file, 'grants')) {
      records.push(file);
      continue;
    }
    const path = pathInClone(file);
    if (path) {
      placed.push({ path, content: text });
      continue;
    }
    const parsed = parseConfiguration(text);
    if (parsed.ok)
      placed.push({ path: pathOf(parsed.document), content: text });
    else homeless.push({ file, text, ...parsed });
  }
  return { placed, homeless, records };
}

function isBelow(file: string, folder: string): boolean {
  const parts = file.split(/[/\\]/);
  const from = parts.lastIndexOf(folder);
  return from >= 0 && parsePath(parts.slice(from).join('/')).ok;
}

function pathInClone(file: string): string | undefined {
  const parts = file.split(/[/\\]/);
  const from = Math.max(
    parts.lastIndexOf('platform'),
    parts.lastIndexOf('tenants'),
  );
  const path = parts.slice(Math.max(from, 0)).join('/');
  return from >= 0 && parsePath(path).ok ? path : undefined;
}
