import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Nodes, Root } from 'mdast';
import { run } from '../run';

/** A Markdown file of the repository, parsed. */
export type Document = {
  /** Relative to the root of the checkout, with `/`. */
  file: string;
  text: string;
  tree: Root;
};

/** Skeletons become documents only when they are rendered; the `templates` suite reads them then. */
const LEFT_OUT = /(^|\/)(skeleton|__golden__)\//;

/** Every Markdown file that git knows or would add. */
export async function readDocuments(root: string): Promise<Document[]> {
  const list = await run(
    ['git', 'ls-files', '-z', '-co', '--exclude-standard', '--', '*.md'],
    root,
    process.env,
  );
  const files = [...new Set(list.split('\0'))]
    .filter(file => file !== '' && !LEFT_OUT.test(file))
    // Git still lists a file that was deleted and not yet committed.
    .filter(file => existsSync(path.join(root, file)))
    .sort();
  const parse = await markdownParser();
  return Promise.all(
    files.map(async file => {
      const text = await readFile(path.join(root, file), 'utf8');
      return { file, text, tree: parse(text) };
    }),
  );
}

/** GitHub's Markdown. The parsers are ES modules, which older Node cannot require(). */
export async function markdownParser(): Promise<(text: string) => Root> {
  const [{ unified }, { default: parse }, { default: gfm }] = await Promise.all(
    [import('unified'), import('remark-parse'), import('remark-gfm')],
  );
  const processor = unified().use(parse).use(gfm);
  return text => processor.parse(text);
}

/** All nodes of a tree, parents first. */
export function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) {
    for (const child of node.children) yield* nodesOf(child);
  }
}

/** The text of a node without its marks. */
export function plainText(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

/** Where a node begins: `README.md:12`. */
export function placeOf({ file }: Document, node: Nodes): string {
  return `${file}:${node.position?.start.line ?? 1}`;
}
