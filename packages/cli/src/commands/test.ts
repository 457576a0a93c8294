import path from 'node:path';
import Table from 'cli-table3';
import { Argument, type Command } from 'commander';
import type { Instance } from '../instance/Instance';
import { browserSuite } from '../suites/browser';
import { cluster } from '../suites/cluster';
import { foreign } from '../suites/foreign';
import { crash } from '../suites/crash';
import { docs } from '../suites/docs';
import { doorsSuite } from '../suites/doors';
import { format } from '../suites/format';
import { lint } from '../suites/lint';
import { templates } from '../suites/templates';
import { typecheck } from '../suites/typecheck';
import type { Suite, SuiteResult } from '../suites/types';
import { unit } from '../suites/unit';

/** Where `./waymark test` runs. */
export type TestEnvironment = {
  root: string;
  stateDir: string;
  /** The checkout's own. */
  instance: Instance;
  /** Starts the portal when it is not running; resolves to its address. */
  startPortal(): Promise<string>;
};

type Ran = SuiteResult & { name: string; seconds: number };

/** `waymark test [suite…]`: every suite in turn, a summary, and `N passed, N failed` as the last line. */
export function registerTest(
  program: Command,
  environment: TestEnvironment,
): void {
  const suites: readonly Suite[] = [
    format,
    lint,
    typecheck,
    unit,
    docs,
    doorsSuite(environment),
    browserSuite(environment.startPortal),
    // Late, so that the Helm that it asks has been built where `.ci/run` builds it beside the others.
    templates,
    cluster,
    foreign,
    crash,
  ];
  program
    .command('test')
    .summary('run the tests')
    .description('Run the tests of this checkout, all of them or some suites.')
    .addArgument(
      new Argument('[suite...]', 'suites to run, in this order').choices(
        suites.map(({ name }) => name),
      ),
    )
    .addHelpText('after', help(suites))
    .action(async (names: string[]) => {
      const chosen = suites.filter(({ name, onDemand }) =>
        names.length === 0 ? !onDemand : names.includes(name),
      );
      const ran: Ran[] = [];
      for (const suite of chosen) {
        ran.push(await runSuite(suite, environment));
      }
      process.stdout.write(summary(ran));
      process.exitCode = ran.some(({ failed }) => failed > 0) ? 1 : 0;
    });
}

async function runSuite(
  suite: Suite,
  { root, stateDir }: TestEnvironment,
): Promise<Ran> {
  process.stdout.write(`\n── ${suite.name}: ${suite.description}\n`);
  const started = performance.now();
  const result = await suite
    .run({
      root: path.resolve(root),
      stateDir: path.resolve(stateDir),
      env: process.env,
    })
    .catch((error: unknown): SuiteResult => {
      const text = error instanceof Error ? error.stack : String(error);
      process.stderr.write(`${suite.name}: ${text}\n`);
      return { passed: 0, failed: 1, skipped: [] };
    });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { name: suite.name, seconds, ...result };
}

function summary(ran: readonly Ran[]): string {
  const table = new Table({
    head: ['suite', 'passed', 'failed', 'skipped', 'seconds'],
    style: { head: [], border: [] },
  });
  for (const { name, passed, failed, skipped, seconds } of ran) {
    table.push([name, passed, failed, skipped.length, seconds]);
  }
  const skips = ran.flatMap(({ name, skipped }) =>
    skipped.map(each => `skipped ${name}: ${each.name} (${each.reason})\n`),
  );
  const sum = (key: 'passed' | 'failed') =>
    ran.reduce((total, suite) => total + suite[key], 0);
  return `\n${table.toString()}\n${skips.join('')}${sum(
    'passed',
  )} passed, ${sum('failed')} failed\n`;
}

function help(suites: readonly Suite[]): string {
  const width = Math.max(...suites.map(({ name }) => name.length));
  const lines = suites.map(
    ({ name, description, onDemand }) =>
      `  ${name.padEnd(width)}  ${description}${
        onDemand ? ' (only when named)' : ''
      }`,
  );
  return `
Suites:
${lines.join('\n')}

Examples:
  ./waymark test
  ./waymark test format lint types
  ./waymark test unit
  ./waymark test cluster

The last line counts: "N passed, N failed". What this machine cannot check is listed before it, with the reason.
Exit codes: 0 all passed, 1 something failed, 2 wrong usage.`;
}
