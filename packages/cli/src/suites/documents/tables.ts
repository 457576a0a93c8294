import { expectNone, type Checks } from '../Checks';
import { nodesOf, placeOf, plainText, type Document } from './markdown';

/** Every row of a table has as many cells as its head, and no column is empty. */
export async function checkTables(
  checks: Checks,
  documents: readonly Document[],
): Promise<void> {
  await checks.check('every table is well formed', () => {
    const problems: string[] = [];
    for (const document of documents) {
      for (const node of nodesOf(document.tree)) {
        if (node.type === 'paragraph' && /^\|.*\|$/m.test(plainText(node))) {
          problems.push(`${placeOf(document, node)}: a table without its head`);
        }
        if (node.type !== 'table') continue;
        const [head, ...rows] = node.children;
        const columns = head?.children.length ?? 0;
        if (rows.length === 0)
          problems.push(`${placeOf(document, node)}: a table without rows`);
        for (const row of rows) {
          if (row.children.length !== columns) {
            problems.push(
              `${placeOf(document, row)}: ${
                row.children.length
              } cells below ${columns}`,
            );
          }
        }
      }
    }
    expectNone(problems);
  });
}
