import { Option, type Command } from 'commander';
import {
  DEMO_PERSON,
  isMissing,
  runDemo,
  writeEvidence,
  type DemoCluster,
  type DemoReport,
} from '../demo';
import type { InstanceOptions } from '../instance/Instance';
import { Progress } from '../output/Progress';
import { portBaseOption } from './portBase';
import { framedTable } from '../output/framedTable';
import { prettyJson } from '../output/prettyJson';

/** Where the portal of the demo runs. */
export type DemoPlace = Pick<InstanceOptions, 'cluster' | 'portBase'>;

type DemoFlags = DemoPlace & {
  evidence?: string;
  json?: boolean;
  language: 'python' | 'typescript';
};

/** A running portal. */
export type DemoPortal = {
  portalUrl: string;
  /** Where one runs beside it. */
  cluster?: DemoCluster;
};

/**
 * `waymark demo`: the golden path headless, with every result read back.
 *
 * @param start - starts the portal when it is not running
 */
export function registerDemo(
  program: Command,
  start: (place: DemoPlace) => Promise<DemoPortal>,
): void {
  program
    .command('demo')
    .summary('take a service down the golden path and check every result')
    .description(
      'Start the portal when it is not running, sign in as a developer of the example organization, take a service down the golden path "Internal HTTP service" through the public HTTP APIs, and check each result by reading it back. The portal stays open.',
    )
    .option(
      '--cluster',
      'with a real Kubernetes control plane, Argo CD and Gitea: follow the service until it runs, change it, remove it',
    )
    .addOption(portBaseOption())
    .option('--evidence <file>', 'also write what was found as Markdown')
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
  ./waymark demo
  ./waymark demo --language python
  ./waymark demo --port-base 8070
  ./waymark demo --cluster --evidence docs/evidence/golden-path.md
  ./waymark demo --json | jq '.steps[] | {name, durationMs}'

Exit codes: 0 every result is there, 1 one is missing, 2 wrong usage.`,
    )
    .action(async ({ evidence, json, language, ...place }: DemoFlags) => {
      const report = await runDemo({
        ...(await start(place)),
        person: DEMO_PERSON,
        team: 'assistant',
        language,
        // On stderr, so that stdout holds the report alone.
        progress: new Progress(),
      });
      if (evidence) await writeEvidence(evidence, report);
      process.stdout.write(json ? prettyJson(report) : describe(report));
      process.exitCode = report.steps.some(isMissing) ? 1 : 0;
    });
}

function describe({
  service,
  portalUrl,
  steps,
  totalMs,
  portalMs,
  deliveryMs,
}: DemoReport): string {
  const table = framedTable(
    ['step', 'result', 'ms', 'evidence'],
    steps.map(({ name, status, durationMs, evidence }) => [
      name,
      status,
      String(durationMs),
      evidence,
    ]),
  );
  const share = portalMs === undefined ? 'unknown' : `${portalMs} ms`;
  const delivery =
    deliveryMs === undefined
      ? ''
      : `From the commit to an available workload ${deliveryMs / 1000} s.\n`;
  const stayed = steps.some(isMissing)
    ? `What was made of ${service} stays, to be looked at. Running the demo again takes another service down the path.\n`
    : '';
  const isRemoved = deliveryMs !== undefined && stayed === '';
  const page = isRemoved ? '' : `/catalog/default/component/${service}`;
  const removed = isRemoved ? `${service} was removed again at the end. ` : '';
  return `${table}
${stayed}${delivery}Total ${totalMs} ms; the portal's own share ${share}.
${removed}Open ${portalUrl}${page} and sign in as Ada Okafor.
`;
}
