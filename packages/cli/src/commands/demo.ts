import Table from 'cli-table3';
import { Option, type Command } from 'commander';
import { runDemo, type DemoReport, type DemoStep } from '../demo';

type DemoFlags = {
  json?: boolean;
  language: 'python' | 'typescript';
};

/**
 * `waymark demo`: the golden path headless, with every result read back.
 *
 * @param startPortal - starts the portal when it is not running; resolves to its address
 */
export function registerDemo(
  program: Command,
  startPortal: () => Promise<string>,
): void {
  program
    .command('demo')
    .summary('take a service down the golden path and check every result')
    .description(
      'Start the portal when it is not running, sign in as a developer of the example organization, take a service down the golden path "Internal HTTP service" through the public HTTP APIs, and check each result by reading it back. The portal stays open.',
    )
    .option('--json', 'print steps, durations and evidence as JSON')
    .addOption(
      new Option('--language <name>', 'language of the service')
        .choices(['typescript', 'python'])
        .default('typescript'),
    )
    .addHelpText(
      'after',
      `
Examples:
  waymark demo
  waymark demo --language python
  waymark demo --json | jq '.steps[] | {name, durationMs}'

Exit codes: 0 every result is there, 1 one is missing, 2 wrong usage.`,
    )
    .action(async ({ json = false, language }: DemoFlags) => {
      const portalUrl = await startPortal();
      const report = await runDemo({
        portalUrl,
        person: 'ada-okafor',
        team: 'assistant',
        language,
        onStep: tellProgress,
      });
      process.stdout.write(
        json ? `${JSON.stringify(report, null, 2)}\n` : describe(report),
      );
      process.exitCode = report.steps.every(({ status }) => status === 'passed')
        ? 0
        : 1;
    });
}

/** Progress goes to stderr, so that stdout holds the report alone. */
function tellProgress({ name, status, durationMs }: Partial<DemoStep>): void {
  process.stderr.write(
    status === undefined
      ? `${name} …\n`
      : `${name}: ${status} (${durationMs} ms)\n`,
  );
}

function describe({
  service,
  portalUrl,
  steps,
  totalMs,
  portalMs,
}: DemoReport): string {
  const table = new Table({
    head: ['step', 'result', 'ms', 'evidence'],
    colWidths: [40, 9, 8, 66],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { name, status, durationMs, evidence } of steps) {
    table.push([name, status, durationMs, evidence]);
  }
  const share = portalMs === undefined ? 'unknown' : `${portalMs} ms`;
  return `${table.toString()}
Total ${totalMs} ms; the portal's own share ${share}.
Open ${portalUrl}/catalog/default/component/${service} and sign in as Ada Okafor.
`;
}
