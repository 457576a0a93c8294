import { table } from '../../output/table';
import { percentile } from '../statistics';

/** A promise, and whether this run kept it. */
export interface ConfigAim {
  of: 'p50' | 'p99' | 'ratio';
  atMost: number;
  met: boolean;
}

/** One measured case, wall clock. */
export interface ConfigRow {
  case: string;
  n: number;
  p50Ms: number;
  p99Ms: number;
  /** Median over the median of the named alternative, measured in turns with it. */
  ratio?: number;
  /** What the ratio is to. */
  ratioTo?: string;
  aims: ConfigAim[];
}

/** What the bench prints with `--json`. */
export interface ConfigBench {
  name: string;
  machine: string;
  rows: ConfigRow[];
}

/** Sums samples in milliseconds up, and holds them against what is promised. */
export function configRow(
  name: string,
  samples: readonly number[],
  options: {
    against?: { name: string; samples: readonly number[] };
    aims?: Partial<Record<ConfigAim['of'], number>>;
  } = {},
): ConfigRow {
  const { against, aims = {} } = options;
  const p50 = percentile(samples, 50);
  const figures = {
    p50,
    p99: percentile(samples, 99),
    ratio: against ? p50 / percentile(against.samples, 50) : undefined,
  };
  const promised: ConfigAim['of'][] = ['p50', 'p99', 'ratio'];
  return {
    case: name,
    n: samples.length,
    p50Ms: round(figures.p50),
    p99Ms: round(figures.p99),
    ...(against &&
      figures.ratio !== undefined && {
        ratio: round(figures.ratio),
        ratioTo: against.name,
      }),
    aims: promised.flatMap(of => {
      const atMost = aims[of];
      const found = figures[of];
      return atMost === undefined || found === undefined
        ? []
        : [{ of, atMost, met: found <= atMost }];
    }),
  };
}

/** For people: a table, with the aims beside the figures. */
export function describeConfigBench({ machine, rows }: ConfigBench): string {
  const head = ['case', 'n', 'p50 ms', 'p99 ms', 'ratio', 'aim'];
  const lines = rows.map(row => [
    row.case,
    `${row.n}`,
    `${row.p50Ms}`,
    `${row.p99Ms}`,
    row.ratio === undefined ? '' : `${row.ratio} × ${row.ratioTo}`,
    row.aims.map(verdict).join(', '),
  ]);
  return `config on ${machine}\n${table(head, lines)}\n`;
}

function verdict({ atMost, met, of }: ConfigAim): string {
  const unit = of === 'ratio' ? '×' : ' ms';
  return `${of} ≤ ${atMost}${unit}: ${met ? 'met' : 'NOT met'}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
