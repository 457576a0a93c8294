import { access } from 'node:fs/promises';
import path from 'node:path';
import { expectNone, type Checks } from '../Checks';
import { nodesOf, placeOf, plainText, type Document } from './markdown';

/** Every relative link and picture leads to a file of the checkout, every anchor to a heading. */
export async function checkLinks(
  checks: Checks,
  root: string,
  documents: readonly Document[],
): Promise<void> {
  const anchors = new Map(
    documents.map(document => [document.file, anchorsOf(document)]),
  );
  let count = 0;
  await checks.check('every link leads somewhere', async () => {
    const problems: string[] = [];
    for (const document of documents) {
      for (const node of nodesOf(document.tree)) {
        if (!('url' in node) || /^[a-z]+:/i.test(node.url)) continue;
        count += 1;
        const [target = '', anchor] = decodeURI(node.url).split('#');
        const folder = path.posix.dirname(document.file);
        const file = target
          ? path.posix.normalize(path.posix.join(folder, target))
          : document.file;
        const problem =
          (await missing(root, file)) ??
          (anchor && anchors.get(file)?.has(anchor) === false
            ? `there is no heading #${anchor} in ${file}`
            : undefined);
        if (problem) problems.push(`${placeOf(document, node)}: ${problem}`);
      }
    }
    expectNone(problems);
  });
  await checks.check('documents are linked at all', () => {
    if (count < 20) throw new Error(`only ${count} links were found`);
  });
}

async function missing(
  root: string,
  file: string,
): Promise<string | undefined> {
  if (file.startsWith('..')) return `${file} is outside the repository`;
  try {
    await access(path.join(root, file));
    return undefined;
  } catch {
    return `${file} does not exist`;
  }
}

/** Anchors of a document's headings, as forges make them. */
export function anchorsOf({ tree }: Pick<Document, 'tree'>): Set<string> {
  const anchors = new Set<string>();
  for (const node of nodesOf(tree)) {
    if (node.type !== 'heading') continue;
    const slug = plainText(node)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let anchor = slug;
    for (let repeat = 1; anchors.has(anchor); repeat += 1) {
      anchor = `${slug}-${repeat}`;
    }
    anchors.add(anchor);
  }
  return anchors;
}
