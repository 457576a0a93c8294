import { Argument, type Command } from 'commander';
import { benchRender } from '../bench/render';

const BENCHES: Record<string, (options: { json: boolean }) => Promise<void>> = {
  render: benchRender,
};

/** `waymark bench [name…]`: measurements with a named alternative in the same run. */
export function registerBench(program: Command): void {
  program
    .command('bench')
    .summary('measure')
    .description(
      'Measure on this machine: medians, 95th percentiles, and the ratio to a named alternative in the same run.',
    )
    .addArgument(
      new Argument('[name...]', 'what to measure; default: everything').choices(
        Object.keys(BENCHES),
      ),
    )
    .option('--json', 'print one JSON document a bench')
    .addHelpText(
      'after',
      `
Examples:
  waymark bench render
  waymark bench render --json | jq '.rows[] | select(.aim) | {case, medianMs, aim}'

Where the product promises a figure, the aim and whether this run kept it stand beside it.

Exit codes: 0 measured, 2 wrong usage.`,
    )
    .action(async (names: string[], { json = false }: { json?: boolean }) => {
      for (const [name, bench] of Object.entries(BENCHES)) {
        if (names.length === 0 || names.includes(name)) await bench({ json });
      }
    });
}
