import { runProgram } from './runProgram';
import type { Suite } from './types';

/** Every file stands as Prettier writes it. */
export const format: Suite = {
  name: 'format',
  description: 'files stand as Prettier writes them',
  async run(context) {
    const { exitCode, output } = await runProgram(context, 'prettier', [
      '--list-different',
      '.',
    ]);
    const different = output.split('\n').filter(line => line.trim() !== '');
    return exitCode === 0
      ? { passed: 1, failed: 0, skipped: [] }
      : { passed: 0, failed: Math.max(different.length, 1), skipped: [] };
  },
};
