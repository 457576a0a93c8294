import { expectNone, type Checks } from '../Checks';
import { run } from '../run';
import type { Document } from './markdown';

/** Every `WAYMARK_` variable that a document names is read by configuration or code. */
export async function checkVariables(
  checks: Checks,
  root: string,
  documents: readonly Document[],
): Promise<void> {
  await checks.check('every variable that is named is read', async () => {
    const pattern = 'WAYMARK_[A-Z_]+[A-Z]';
    const places = ['*.ts', '*.yaml', 'waymark'];
    const found = await run(
      ['git', 'grep', '--untracked', '-ohE', pattern, '--', ...places],
      root,
      process.env,
    );
    const read = new Set(found.split('\n'));
    expectNone(
      documents.flatMap(({ file, text }) =>
        [...text.matchAll(/WAYMARK_[A-Z_]+[A-Z]/g)]
          .map(([name]) => name)
          .filter(name => !read.has(name))
          .map(name => `${file}: nothing reads ${name}`),
      ),
    );
  });
}
