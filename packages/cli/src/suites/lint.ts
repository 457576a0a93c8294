import { runProgram } from './runProgram';
import type { Suite } from './types';

/** ESLint with the rules of Backstage and jsx-a11y; a package counts once. */
export const lint: Suite = {
  name: 'lint',
  description: 'ESLint with the rules of Backstage and jsx-a11y, per package',
  async run(context) {
    const { exitCode, output } = await runProgram(
      context,
      'backstage-cli',
      ['repo', 'lint', '--max-warnings', '0'],
      { FORCE_COLOR: '0' },
    );
    const checked = count(output, /^Checked +\d+ files in /gm);
    const failed = count(output, /^.{0,9}Lint failed in /gm);
    return {
      passed: checked - failed,
      failed: exitCode === 0 ? failed : Math.max(failed, 1),
      skipped: [],
    };
  },
};

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
