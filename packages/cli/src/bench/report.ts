import { cpus, loadavg } from 'node:os';
import Table from 'cli-table3';
import { median, percentile } from './statistics';

/** One measurement, in milliseconds: wall clock, and processor time of the whole process (its garbage collector too). */
export interface Sample {
  wallMs: number;
  cpuMs: number;
}

/** One measured case. */
export interface BenchRow {
  case: string;
  /** Number of samples. */
  n: number;
  /** Wall clock. */
  medianMs: number;
  /** Wall clock. */
  p95Ms: number;
  /** Processor time, median: what a busy machine leaves alone. Absent where other processes work. */
  cpuMs?: number;
  /** Median over the median of the alternative it is measured against. */
  ratio: number;
  /** What the product promises, and whether this run kept it. */
  aim?: Aim & { met: boolean };
}

/** A promise: of wall clock or of the time of one core at the median, or of wall clock in every round. */
export interface Aim {
  ms: number;
  of: 'wall clock' | 'one core' | 'every round';
}

/** What a bench prints with `--json`. */
export interface BenchResult {
  name: string;
  /** Processor, cores, Node, and how busy the machine was: a figure without them says little. */
  machine: string;
  /** What `ratio` is to. */
  ratioTo: string;
  rows: BenchRow[];
}

/** Measures one call. */
export function measure(step: () => unknown): Sample {
  const cpu = process.cpuUsage();
  const start = performance.now();
  step();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

/** Sums samples up. */
export function row(
  name: string,
  samples: readonly Sample[],
  against: readonly Sample[],
  aim?: Aim,
): BenchRow {
  const walls = samples.map(({ wallMs }) => wallMs);
  const wall = median(walls);
  const cpu = median(samples.map(({ cpuMs }) => cpuMs));
  const promised: Record<Aim['of'], number> = {
    'wall clock': wall,
    'one core': cpu,
    'every round': Math.max(...walls),
  };
  return {
    case: name,
    n: samples.length,
    medianMs: round(wall),
    p95Ms: round(percentile(walls, 95)),
    cpuMs: round(cpu),
    ratio: round(wall / median(against.map(({ wallMs }) => wallMs))),
    ...(aim && { aim: { ...aim, met: promised[aim.of] <= aim.ms } }),
  };
}

/** This machine in one line. */
export function machine(): string {
  const [cpu] = cpus();
  return [
    `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}`,
    `Node ${process.version}`,
    `load ${loadavg()[0].toFixed(1)}`,
  ].join(', ');
}

interface Column {
  head: string;
  text: (row: BenchRow) => string;
  align: 'left' | 'right';
}

/** For people: a table, with the aim beside the figure; a column without a value is left out. */
export function describeBench(result: BenchResult): string {
  const figure = (
    head: string,
    value: (row: BenchRow) => number | undefined,
  ): Column => ({ head, text: each => `${value(each) ?? ''}`, align: 'right' });
  const columns: Column[] = [
    { head: 'case', text: each => each.case, align: 'left' },
    figure('n', each => each.n),
    figure('median ms', each => each.medianMs),
    figure('p95 ms', each => each.p95Ms),
    figure('CPU ms', each => each.cpuMs),
    figure(`× ${result.ratioTo}`, each => each.ratio),
    {
      head: 'aim',
      text: ({ aim }) => (aim ? verdict(aim) : ''),
      align: 'left',
    },
  ];
  const shown = columns.filter(({ text }) =>
    result.rows.some(each => text(each) !== ''),
  );
  const table = new Table({
    head: shown.map(({ head }) => head),
    style: { head: [], border: [] },
    colAligns: shown.map(({ align }) => align),
  });
  table.push(...result.rows.map(each => shown.map(({ text }) => text(each))));
  return `${result.name} on ${result.machine}\n${table.toString()}\n`;
}

function verdict({ ms, of, met }: NonNullable<BenchRow['aim']>): string {
  return `≤ ${ms} ms of ${of}: ${met ? 'met' : 'NOT met'}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
