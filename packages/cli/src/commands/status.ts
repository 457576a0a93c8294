import type { Command } from 'commander';
import { exitCodes } from '../exitCodes';
import { openAt } from '../instance/openAt';
import { describeDuration } from '../output/duration';
import { table } from '../output/table';
import { ProcessRegistry } from '../process/ProcessRegistry';
import type { Part } from '../stack/Part';
import { allParts } from '../stack/stopStack';
import { portBaseOption } from './portBase';

/** One row of `waymark status --json`. */
interface PartStatus {
  name: string;
  title: string;
  /** `unhealthy`: the process is there and does not do its work. */
  state: 'running' | 'unhealthy' | 'stopped';
  pid: number | null;
  port: number;
  uptimeSeconds: number | null;
  url: string;
}

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
  waymark status
  waymark status --json | jq -r '.[] | select(.name == "portal").url'

Exit codes: 0 everything runs, 3 something does not.`,
    )
    .action(
      async ({ json, portBase }: { json?: boolean; portBase?: number }) => {
        const instance = await openAt({ portBase });
        const registry = new ProcessRegistry(instance.state('run'));
        const parts = await allParts(instance);
        const rows = await Promise.all(
          parts.map(part => inspect(part, registry)),
        );
        process.stdout.write(
          json ? `${JSON.stringify(rows, null, 2)}\n` : `${describe(rows)}\n`,
        );
        const complete = rows.every(({ state }) => state === 'running');
        process.exitCode = complete
          ? exitCodes.ok.code
          : exitCodes.stopped.code;
      },
    );
}

async function inspect(
  part: Part,
  registry: ProcessRegistry,
): Promise<PartStatus> {
  const { name, title, port, url } = part;
  const record = await registry.find(name);
  if (!record) {
    return {
      name,
      title,
      state: 'stopped',
      pid: null,
      port,
      uptimeSeconds: null,
      url,
    };
  }
  const uptimeMs = Date.now() - Date.parse(record.startedAt);
  return {
    name,
    title,
    state: (await part.isHealthy()) ? 'running' : 'unhealthy',
    pid: record.pid,
    port,
    uptimeSeconds: Math.floor(uptimeMs / 1_000),
    url,
  };
}

function describe(rows: PartStatus[]): string {
  return table(
    ['Part', 'State', 'Process', 'Port', 'Up for', 'Address'],
    rows.map(row => [
      row.title,
      row.state,
      row.pid === null ? '–' : String(row.pid),
      String(row.port),
      row.uptimeSeconds === null
        ? '–'
        : describeDuration(row.uptimeSeconds * 1_000),
      row.url,
    ]),
  );
}
