import type { Command } from 'commander';
import { exitCodes } from '../exitCodes';
import type { Instance } from '../instance/Instance';
import { openAt } from '../instance/openAt';
import { prettyJson } from '../output/prettyJson';
import type { StatusReport } from '../reports';
import { describeProcesses, inspectParts, whoIsAtWork } from '../stack/inspect';
import { allParts } from '../stack/stopStack';
import { portBaseOption } from './portBase';

/** `waymark status`: what runs, and where. */
export function registerStatus(program: Command): void {
  program
    .command('status')
    .summary('show what runs, and where')
    .description(
      'Show the parts of the portal: process, port, health, address.',
    )
    .option('--json', 'as JSON')
    .addOption(portBaseOption())
    .addHelpText(
      'after',
      `
Examples:
  ./waymark status
  ./waymark status --json | jq -r .portalUrl
  ./waymark status --json | jq '.processes[] | select(.state != "running")'

Exit codes: 0 everything runs, 3 something does not.`,
    )
    .action(
      async ({ json, portBase }: { json?: boolean; portBase?: number }) => {
        const instance = await openAt({ portBase });
        const atWork = await whoIsAtWork(instance);
        const report = await inspect(instance);
        process.stdout.write(
          json ? prettyJson(report) : describe(report, atWork),
        );
        process.exitCode = report.ok
          ? exitCodes.ok.code
          : exitCodes.stopped.code;
      },
    );
}

async function inspect(instance: Instance): Promise<StatusReport> {
  const processes = await inspectParts(await allParts(instance), instance);
  return {
    checkedAt: new Date().toISOString(),
    ok: processes.every(({ state }) => state === 'running'),
    portalUrl: instance.portalUrl,
    processes,
  };
}

/** @param atWork - the process that starts or stops the parts at this moment */
function describe(
  { ok, portalUrl, processes }: StatusReport,
  atWork: string | undefined,
): string {
  const lines = describeProcesses(processes);
  if (ok) return `${lines}\n\nEverything runs. Portal: ${portalUrl}\n`;
  return atWork
    ? `${lines}\n\nStill starting or stopping (process ${atWork}). Look again in a moment.\n`
    : `${lines}\n\nSomething does not run. Start it with: ./waymark up\n`;
}
