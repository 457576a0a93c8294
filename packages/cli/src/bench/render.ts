import { cpus } from 'node:os';
import Table from 'cli-table3';
import {
  compile,
  defaultPlatform,
  toYaml,
  type CompiledObject,
  type CompileContext,
  type WebService,
} from '@waymark/platform-api';
import { fleet } from './fleet';
import { median, percentile } from './statistics';

/** One measured case; times are milliseconds of wall clock on one core. */
export interface BenchRow {
  case: string;
  /** Number of samples. */
  n: number;
  medianMs: number;
  p95Ms: number;
  /** Median over the median of the floor of the same size. */
  ratioToFloor: number;
}

/** What `waymark bench render --json` prints. */
export interface BenchResult {
  name: 'render';
  machine: string;
  rows: BenchRow[];
}

const FLEET_SIZE = 2_000;
const FLEET_ROUNDS = 5;

/** Unmeasured calls first, so that the engine has compiled what it will. */
const WARM_UP = { single: 300, whole: 1 } as const;

/**
 * `waymark bench render`: compile, and compile with YAML, per application and for 2,000
 * applications, against the floor: bare YAML stringify of the same objects in the same run.
 */
export async function benchRender({
  json,
  applications = FLEET_SIZE,
}: {
  json: boolean;
  applications?: number;
}): Promise<void> {
  const result = measure(applications);
  process.stdout.write(
    json ? `${JSON.stringify(result, null, 2)}\n` : describe(result),
  );
}

function measure(size: number): BenchResult {
  const services = fleet(size);
  const contexts = services.map(contextOf);
  const render = (index: number) => compile(services[index], contexts[index]);
  const compiled = services.map((_service, index) => render(index).objects);
  const both = (index: number) => print(render(index).objects);
  const floor = (index: number) => print(compiled[index]);

  const single = (step: (index: number) => unknown) =>
    sample(size, Math.min(size, WARM_UP.single), step);
  const whole = (step: (index: number) => unknown) =>
    sample(FLEET_ROUNDS, WARM_UP.whole, () => {
      for (let index = 0; index < size; index += 1) step(index);
    });
  const cases = (time: typeof single) => ({
    compile: time(render),
    both: time(both),
    floor: time(floor),
  });
  return {
    name: 'render',
    machine: `${cpus()[0]?.model ?? 'unknown CPU'}, Node ${process.version}`,
    rows: [
      ...rows('1 application', cases(single)),
      ...rows(`${size} applications`, cases(whole)),
    ],
  };
}

function contextOf({ spec }: WebService): CompileContext {
  return {
    platform: defaultPlatform,
    team: spec.owner,
    environment: 'development',
    target: 'shared-standard',
  };
}

function print(objects: readonly CompiledObject[]): number {
  return objects.reduce(
    (length, { object }) => length + toYaml(object).length,
    0,
  );
}

/** Times `n` calls after unmeasured ones. */
function sample(
  n: number,
  warmUp: number,
  step: (index: number) => unknown,
): number[] {
  for (let index = 0; index < warmUp; index += 1) step(index);
  const times: number[] = [];
  for (let index = 0; index < n; index += 1) {
    const start = performance.now();
    step(index);
    times.push(performance.now() - start);
  }
  return times;
}

function rows(
  title: string,
  times: Record<'compile' | 'both' | 'floor', number[]>,
): BenchRow[] {
  const floor = median(times.floor);
  const row = (name: string, values: number[]): BenchRow => ({
    case: `${title}: ${name}`,
    n: values.length,
    medianMs: round(median(values)),
    p95Ms: round(percentile(values, 95)),
    ratioToFloor: round(median(values) / floor),
  });
  return [
    row('compile', times.compile),
    row('compile + YAML', times.both),
    row('floor (YAML only)', times.floor),
  ];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function describe({ machine, rows: measured }: BenchResult): string {
  const table = new Table({
    head: ['case', 'n', 'median ms', 'p95 ms', '× floor'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right', 'right'],
  });
  for (const { case: name, n, medianMs, p95Ms, ratioToFloor } of measured) {
    table.push([name, n, medianMs, p95Ms, ratioToFloor]);
  }
  return `${machine}\n${table.toString()}\n`;
}
