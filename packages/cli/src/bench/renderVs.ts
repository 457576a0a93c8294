import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CliError } from '../CliError';
import { findProgram, type ManifestProgram } from '../manifests/findProgram';
import {
  differences,
  indexObjects,
  readObjects,
  type Objects,
} from '../manifests/sameObjects';
import {
  describeBench,
  machine,
  measure,
  row,
  type BenchResult,
  type BenchRow,
  type Sample,
} from './report';
import { waymarkProcess, waymarkWarm, waysOf, type Way } from './vs/ways';
import { writeApplications, type Application } from './vs/workspace';
import { prettyJson } from '../output/prettyJson';

/** What `waymark bench render --vs … --json` prints. */
export interface ComparisonResult extends BenchResult {
  /** Objects of the one application that is compared. */
  objects: number;
  /** What was asked for and is not on this machine. */
  skipped: { name: string; reason: string }[];
}

/** How much is measured. */
export interface ComparisonSize {
  applications: number;
  /** Rounds of one application, and of all. */
  rounds: { one: number; all: number };
}

const SIZE: ComparisonSize = { applications: 200, rounds: { one: 15, all: 3 } };

/** The application that is compared has as many objects as this, or as near as there is. */
const OBJECTS = 18;

/**
 * `waymark bench render --vs helm,kustomize`: the same objects from intent, from the Helm chart that
 * the golden path writes, and from a kustomization that only lists them (the least it can be asked).
 * First all ways must give the same data; then they take turns.
 *
 * @throws CliError when a way gives other objects, naming them
 */
export async function benchRenderVs({
  json,
  vs,
  size = SIZE,
}: {
  json: boolean;
  vs: readonly ManifestProgram[];
  size?: ComparisonSize;
}): Promise<void> {
  const found = new Map(
    await Promise.all(
      vs.map(async name => [name, await findProgram(name)] as const),
    ),
  );
  const { ways, skipped } = waysOf(found);
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-bench-'));
  try {
    const all = await writeApplications(folder, size.applications);
    const one = nearest(all);
    const compared = [waymarkProcess, waymarkWarm, ...ways];
    for (const way of compared) expectSame(way, all);
    const result: ComparisonResult = {
      name: 'render',
      machine: machine(),
      ratioTo: 'waymark render',
      objects: one.objects.length,
      skipped,
      rows: [
        ...takeTurns('1 application', compared, [one], size.rounds.one),
        ...takeTurns(
          `${all.length} applications`,
          compared,
          all,
          size.rounds.all,
        ),
      ],
    };
    process.stdout.write(json ? prettyJson(result) : describe(result));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function nearest(applications: readonly Application[]): Application {
  const distance = ({ objects }: Application) =>
    Math.abs(objects.length - OBJECTS);
  return applications.reduce((best, each) =>
    distance(each) < distance(best) ? each : best,
  );
}

function expectSame(way: Way, applications: readonly Application[]): void {
  progress(`${way.name}: comparing ${applications.length} applications`);
  const expected = indexObjects(applications.flatMap(each => each.objects));
  const problems = differences(
    expected,
    withoutArgoCd(readObjects(way.render(applications))),
  );
  if (problems.length === 0) return;
  throw new CliError(
    'failed',
    `${way.name} does not give the same objects:\n  ${problems
      .slice(0, 10)
      .join('\n  ')}`,
    { fix: 'There is nothing to compare until it does; this is a defect.' },
  );
}

/** The Application itself belongs to the GitOps repository; no chart and no kustomization has one. */
function withoutArgoCd(objects: Objects): Objects {
  return new Map(
    [...objects].filter(
      ([id]) => !id.startsWith('argoproj.io/v1alpha1 Application '),
    ),
  );
}

function takeTurns(
  title: string,
  ways: readonly Way[],
  applications: readonly Application[],
  rounds: number,
): BenchRow[] {
  const samples = new Map(ways.map((way): [Way, Sample[]] => [way, []]));
  for (let round = 1; round <= rounds; round += 1) {
    progress(`${title}: round ${round} of ${rounds}`);
    for (const [way, times] of samples) {
      times.push(measure(() => way.render(applications)));
    }
  }
  const against = samples.get(waymarkProcess) ?? [];
  return [...samples].map(([way, times]) => {
    const { cpuMs, ...rest } = row(
      `${title}: ${way.name}, ${way.runs}`,
      times,
      against,
    );
    // The time of a child is not this process's.
    return way.runs === 'in this process' ? { ...rest, cpuMs } : rest;
  });
}

function describe(result: ComparisonResult): string {
  const skips = result.skipped.map(
    ({ name, reason }) => `skipped ${name}: ${reason}\n`,
  );
  return `${describeBench(
    result,
  )}Every way gives the same data; 1 application is ${
    result.objects
  } objects. Ways took turns.\n${skips.join('')}`;
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
