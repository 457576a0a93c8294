import { expectNone, type Checks } from '../Checks';
import { nodesOf, plainText, type Document } from './markdown';

const SECTIONS = [
  'Status',
  'Context',
  'Decision',
  'Consequences',
  'Alternatives considered',
  'Validation',
];

const DECISION = /^docs\/adr\/(\d{4})-[a-z0-9-]+\.md$/;

/** Every decision has its number, all its sections in order, and its row in the index. */
export async function checkDecisions(
  checks: Checks,
  documents: readonly Document[],
): Promise<void> {
  const decisions = documents.filter(({ file }) => DECISION.test(file));
  await checks.check('every decision has its sections', () => {
    expectNone(decisions.flatMap(problemsOf));
    if (decisions.length === 0) throw new Error('there are no decisions');
  });
  await checks.check('the index lists every decision', () => {
    const index = documents.find(({ file }) => file === 'docs/adr/README.md');
    const listed = index ? [...nodesOf(index.tree)] : [];
    const urls = listed.flatMap(node => ('url' in node ? [node.url] : []));
    expectNone(
      decisions
        .map(({ file }) => file.replace('docs/adr/', ''))
        .filter(file => !urls.includes(file))
        .map(file => `${file} is not in docs/adr/README.md`),
    );
  });
}

function problemsOf({ file, tree }: Document): string[] {
  const headings = tree.children.filter(node => node.type === 'heading');
  const [title, ...sections] = headings.map(plainText);
  const number = Number(DECISION.exec(file)?.[1]);
  const problems: string[] = [];
  if (!title?.startsWith(`${number}. `))
    problems.push(`${file}: the title should begin with "${number}. "`);
  if (sections.join() !== SECTIONS.join())
    problems.push(`${file}: has the sections ${sections.join(', ')}`);
  const empty = tree.children.findIndex(
    (node, at) =>
      node.type === 'heading' &&
      node.depth === 2 &&
      [undefined, 'heading'].includes(tree.children[at + 1]?.type),
  );
  if (empty >= 0) problems.push(`${file}: a section is empty`);
  return problems;
}
