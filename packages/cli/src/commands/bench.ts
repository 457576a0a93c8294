import { Argument, InvalidArgumentError, type Command } from 'commander';
import { benchBlastRadius } from '../bench/config/blastRadius';
import { benchConfig } from '../bench/config';
import { benchGoldenPath } from '../bench/goldenPath';
import { benchRender } from '../bench/render';
import { benchRenderVs } from '../bench/renderVs';
import type { Instance } from '../instance/Instance';
import type { ManifestProgram } from '../manifests/findProgram';

interface BenchOptions {
  cluster: boolean;
  json: boolean;
  runs: number;
  small: boolean;
  vs?: ManifestProgram[];
}

interface Bench {
  /** Only when it is named: it starts a portal or a database, or takes its time. */
  onDemand: boolean;
  run(options: BenchOptions, instance: Instance): Promise<void>;
}

/** Enough to see that it works; the figures say little. */
const SMALL = {
  render: { applications: 20 },
  vs: { applications: 2, rounds: { one: 2, all: 1 } },
};

const BENCHES: Record<string, Bench> = {
  render: {
    onDemand: false,
    run: ({ json, small, vs }) =>
      vs
        ? benchRenderVs({ json, vs, ...(small && { size: SMALL.vs }) })
        : benchRender({ json, ...(small && SMALL.render) }),
  },
  'blast-radius': {
    onDemand: true,
    run: ({ json }) => benchBlastRadius({ json }),
  },
  config: {
    onDemand: true,
    run: async ({ json }, { root }) => {
      await benchConfig({ json, root });
      await benchBlastRadius({ json });
    },
  },
  'golden-path': {
    onDemand: true,
    run: ({ cluster, json, runs }, instance) =>
      benchGoldenPath(instance, { cluster, json, runs }),
  },
};

const PROGRAMS: readonly ManifestProgram[] = ['helm', 'kustomize'];

/** `waymark bench [name…]`: measurements with a named alternative in the same run. */
export function registerBench(program: Command, instance: Instance): void {
  program
    .command('bench')
    .summary('measure')
    .description(
      'Measure on this machine: medians, 95th percentiles, and the ratio to a named alternative in the same run.',
    )
    .addArgument(
      new Argument(
        '[name...]',
        'what to measure; default: what is quick and needs no portal',
      ).choices(Object.keys(BENCHES)),
    )
    .option('--json', 'print one JSON document a bench', false)
    .option(
      '--vs <programs>',
      `render: compare with these instead: ${PROGRAMS.join(',')}`,
      readPrograms,
    )
    .option('--small', 'render: a few seconds, to see that it works', false)
    .option('--runs <number>', 'golden-path: how often', readRuns, 20)
    .option(
      '--cluster',
      'golden-path: with a real Kubernetes control plane, Argo CD and Gitea',
      false,
    )
    .addHelpText(
      'after',
      `
Examples:
  ./waymark bench render
  ./waymark bench render --small
  ./waymark bench render --json | jq '.rows[] | select(.aim) | {case, medianMs, aim}'
  ./waymark bench render --vs helm,kustomize
  ./waymark bench blast-radius --json | jq '.rows[] | {case, medianMs, aim}'
  ./waymark bench config
  ./waymark bench golden-path --runs 5
  ./waymark bench golden-path --cluster --json | jq '.rows[] | {part, p50Ms, p99Ms}'

Where the product promises a figure, the aim and whether this run kept it stand beside it. --vs first makes sure that
every way gives the same objects, then measures one application and 200. A program is looked for in PATH and among
those that the cluster built; one that is not there is named as skipped.

config starts a PostgreSQL of its own with 500,000 snapshots of 5,000 documents, removes it, and goes on with blast-radius.

golden-path starts a portal of its own and removes it afterwards. It tells the portal's own share apart from each wait; without
--cluster it ends at the commit and names the waits that it did not measure.

Exit codes: 0 measured, 1 other objects, 2 wrong usage.`,
    )
    .action(async (names: string[], options: BenchOptions) => {
      for (const [name, { onDemand, run }] of Object.entries(BENCHES)) {
        const chosen = names.length === 0 ? !onDemand : names.includes(name);
        if (chosen) await run(options, instance);
      }
    });
}

function readRuns(text: string): number {
  const runs = Number(text);
  if (Number.isInteger(runs) && runs >= 1 && runs <= 1_000) return runs;
  throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
}

function readPrograms(text: string): ManifestProgram[] {
  return [...new Set(text.split(','))].map(name => {
    const known = PROGRAMS.find(program => program === name.trim());
    if (known) return known;
    throw new InvalidArgumentError(`Use ${PROGRAMS.join(', ')} or both.`);
  });
}
