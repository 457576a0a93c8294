import { Argument, InvalidArgumentError, type Command } from 'commander';
import { benchRender } from '../bench/render';
import { benchRenderVs } from '../bench/renderVs';
import type { ManifestProgram } from '../manifests/findProgram';

interface BenchOptions {
  json: boolean;
  vs?: ManifestProgram[];
}

const BENCHES: Record<string, (options: BenchOptions) => Promise<void>> = {
  render: ({ json, vs }) =>
    vs ? benchRenderVs({ json, vs }) : benchRender({ json }),
};

const PROGRAMS: readonly ManifestProgram[] = ['helm', 'kustomize'];

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
    .option('--json', 'print one JSON document a bench', false)
    .option(
      '--vs <programs>',
      `render: compare with these instead: ${PROGRAMS.join(',')}`,
      readPrograms,
    )
    .addHelpText(
      'after',
      `
Examples:
  ./waymark bench render
  ./waymark bench render --json | jq '.rows[] | select(.aim) | {case, medianMs, aim}'
  ./waymark bench render --vs helm,kustomize

Where the product promises a figure, the aim and whether this run kept it stand beside it. --vs first makes sure that
every way gives the same objects, then measures one application and 200. A program is looked for in PATH and among
those that the cluster built; one that is not there is named as skipped.

Exit codes: 0 measured, 1 other objects, 2 wrong usage.`,
    )
    .action(async (names: string[], options: BenchOptions) => {
      for (const [name, bench] of Object.entries(BENCHES)) {
        if (names.length === 0 || names.includes(name)) await bench(options);
      }
    });
}

function readPrograms(text: string): ManifestProgram[] {
  return [...new Set(text.split(','))].map(name => {
    const known = PROGRAMS.find(program => program === name.trim());
    if (known) return known;
    throw new InvalidArgumentError(`Use ${PROGRAMS.join(', ')} or both.`);
  });
}
