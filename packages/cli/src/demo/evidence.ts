import { mkdir, writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { markdownTable } from '../output/markdownTable';
import type { DemoReport, DemoStep } from './types';

/** What the golden path promises and this demo cannot show, or does not yet. */
const NOT_EXERCISED = [
  'Building, signing and pulling an image: pods are simulated, so that any image name becomes Ready.',
  'Traffic, DNS, enforcement of network policies, a gateway: nothing behind the API server routes packets.',
  'Measured traffic: the canaries’ metrics are declared to a synthetic exporter, and their shares are shares of pods.',
  'Production: Argo CD waits there for somebody who looks at the diff and syncs by hand.',
];

/** Writes the report as a page of the documentation. */
export async function writeEvidence(
  file: string,
  report: DemoReport,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, toEvidence(report, new Date(), file));
}

/**
 * The report as Markdown, as Prettier would write it.
 *
 * @param at - when the demo ran
 * @param file - where it is kept, as it was named
 */
export function toEvidence(report: DemoReport, at: Date, file: string): string {
  const { deliveryMs, portalMs, steps, totalMs, versions = {} } = report;
  const first = steps.find(({ happened }) => happened)?.happened?.at;
  const passed = steps.filter(({ status }) => status === 'passed').length;
  return `# Golden path: what was seen to run

Written by \`./waymark demo${
    report.versions ? ' --cluster' : ''
  } --evidence ${file}\` on ${at.toISOString().slice(0, 10)}; ${passed} of ${
    steps.length
  } steps passed. Machine: ${machine()}.

${
  deliveryMs === undefined
    ? ''
    : `From the commit of the intent to a workload that is available: **${
        deliveryMs / 1000
      } s**. `
}The whole demo, with the service's own tests, its documentation and search: ${seconds(
    totalMs,
  )}${
    portalMs === undefined
      ? ''
      : `; the portal's own share ${seconds(portalMs)}`
  }.

${markdownTable(['runs', 'version'], Object.entries(versions))}
Times of Git, Argo CD and Kubernetes are whole seconds. "After" counts from the commit of the intent, by the source that
the last column names; "took" is what the demo waited for the step.

${markdownTable(
  ['step', 'result', 'after', 'took', 'evidence', 'time from'],
  steps.map(step => row(step, first)),
)}
## Not exercised

${notExercised(steps)
  .map(each => `- ${each}`)
  .join('\n')}
`;
}

/** With what this machine could not show. */
function notExercised(steps: readonly DemoStep[]): string[] {
  const skipped = steps.filter(({ status }) => status === 'skipped');
  return [
    ...NOT_EXERCISED,
    ...skipped.map(({ name, evidence }) => `${name}: ${evidence}.`),
  ];
}

function row(step: DemoStep, first: string | undefined): string[] {
  const { name, status, durationMs, evidence, happened } = step;
  return [
    name,
    status,
    afterCommit(happened?.at, first),
    seconds(durationMs),
    evidence.replace(/[|\s]+/g, ' '),
    happened?.source ?? '–',
  ];
}

function afterCommit(
  at: string | undefined,
  first: string | undefined,
): string {
  if (!at || !first) return '–';
  const milliseconds = Date.parse(at) - Date.parse(first);
  // A namespace that was there already.
  return milliseconds < 0 ? 'before' : `${milliseconds / 1000} s`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function machine(): string {
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  // A figure says little without how busy the machine was.
  return `${
    cpus().length
  } cores, ${gibibytes} GiB, ${platform()} ${arch()}, load ${loadavg()[0].toFixed(
    1,
  )} at the end`;
}
