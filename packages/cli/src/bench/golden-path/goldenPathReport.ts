import { table } from '../../output/table';
import { machine } from '../report';
import { median, percentile } from '../statistics';
import type { RunTimes } from './measureRun';

/** One measured part. */
export interface GoldenPathRow {
  part: string;
  /** Whose time it is. */
  of: 'portal' | 'outside' | 'whole';
  n: number;
  p50Ms: number;
  p99Ms: number;
  /** What the product promises for the 99th percentile, and whether this run kept it. */
  aim?: { p99Ms: number; met: boolean };
}

/** What `waymark bench golden-path --json` prints. */
export interface GoldenPathResult {
  name: 'golden-path';
  machine: string;
  runs: number;
  rows: GoldenPathRow[];
  notMeasured: { part: string; reason: string }[];
}

const AIM_MS = 2_000;

const PARTS: readonly {
  key: keyof RunTimes;
  part: string;
  of: GoldenPathRow['of'];
  aimMs?: number;
}[] = [
  {
    key: 'portal',
    part: 'the portal’s own share',
    of: 'portal',
    aimMs: AIM_MS,
  },
  { key: 'queue', part: 'until the scaffolder takes the task', of: 'portal' },
  { key: 'catalog', part: 'until the catalog has the entity', of: 'portal' },
  { key: 'reconciler', part: 'commit → rendered', of: 'portal' },
  { key: 'forge', part: 'the forge: repository of the service', of: 'outside' },
  { key: 'argocd', part: 'Argo CD: rendered → synced', of: 'outside' },
  { key: 'kubernetes', part: 'Kubernetes: synced → available', of: 'outside' },
  { key: 'task', part: 'request → end of the task', of: 'whole' },
];

/** Sums runs up. */
export function goldenPathReport(runs: readonly RunTimes[]): GoldenPathResult {
  const rows: GoldenPathRow[] = [];
  const notMeasured: GoldenPathResult['notMeasured'] = [];
  for (const { key, part, of, aimMs } of PARTS) {
    const values = runs.flatMap(run => run[key] ?? []).filter(Number.isFinite);
    if (values.length === 0) {
      notMeasured.push({ part, reason: 'it needs a cluster: --cluster' });
      continue;
    }
    const p99Ms = Math.round(percentile(values, 99));
    rows.push({
      part,
      of,
      n: values.length,
      p50Ms: Math.round(median(values)),
      p99Ms,
      ...(aimMs && { aim: { p99Ms: aimMs, met: p99Ms <= aimMs } }),
    });
  }
  return {
    name: 'golden-path',
    machine: machine(),
    runs: runs.length,
    rows,
    notMeasured,
  };
}

/** For people. */
export function describeGoldenPath({
  machine: on,
  notMeasured,
  rows,
  runs,
}: GoldenPathResult): string {
  const lines = rows.map(({ aim, n, of, p50Ms, p99Ms, part }) => [
    part,
    of,
    String(n),
    String(p50Ms),
    String(p99Ms),
    aim ? `p99 ≤ ${aim.p99Ms} ms: ${aim.met ? 'met' : 'NOT met'}` : '',
  ]);
  const missing = notMeasured.map(
    ({ part, reason }) => `not measured: ${part}; ${reason}\n`,
  );
  return `golden-path on ${on}; ${runs} runs after one to warm up
${table(['part', 'whose', 'n', 'p50 ms', 'p99 ms', 'aim'], lines)}
The portal’s own share is its steps without queueing and without what they wait for; the push of the intent to main counts
as its own. Argo CD and Kubernetes keep whole seconds.
${missing.join('')}`;
}
