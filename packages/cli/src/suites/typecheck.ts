import { runProgram } from './runProgram';
import type { Suite } from './types';

/** The TypeScript compiler over the whole checkout. */
export const typecheck: Suite = {
  name: 'types',
  description: 'the TypeScript compiler over the whole checkout',
  async run(context) {
    const { exitCode, output } = await runProgram(context, 'tsc', [
      '--noEmit',
      '--pretty',
      'false',
      '--incremental',
      'false',
    ]);
    const errors = [...output.matchAll(/error TS\d+/g)].length;
    return exitCode === 0
      ? { passed: 1, failed: 0, skipped: [] }
      : { passed: 0, failed: Math.max(errors, 1), skipped: [] };
  },
};
