import { describeGoldenPath, goldenPathReport } from './goldenPathReport';
import type { RunTimes } from './measureRun';

const run = (portal: number, more: Partial<RunTimes> = {}): RunTimes => ({
  portal,
  forge: 300,
  catalog: 400,
  queue: 20,
  task: 2_000,
  reconciler: 900,
  ...more,
});

it('says which waits it did not measure, and whether the aim is kept', () => {
  const runs = Array.from({ length: 20 }, (_, index) => run(900 + index));
  const result = goldenPathReport(runs);
  expect(result.rows[0]).toEqual({
    part: 'the portal’s own share',
    of: 'portal',
    n: 20,
    p50Ms: 910,
    p99Ms: 919,
    aim: { p99Ms: 2_000, met: true },
  });
  expect(result.notMeasured.map(({ part }) => part)).toEqual([
    'Argo CD: rendered → synced',
    'Kubernetes: synced → available',
  ]);
  const text = describeGoldenPath(result);
  expect(text).toContain('p99 ≤ 2000 ms: met');
  expect(text).toContain('not measured: Argo CD');
});

it('keeps one slow run in sight', () => {
  const runs = [...Array.from({ length: 19 }, () => run(900)), run(9_000)];
  const [share] = goldenPathReport(runs).rows;
  expect(share).toMatchObject({ p50Ms: 900, aim: { met: false } });
  expect(describeGoldenPath(goldenPathReport(runs))).toContain('NOT met');
});

it('leaves out a run of which a time is not known', () => {
  const result = goldenPathReport([
    run(1, { argocd: 3_000, kubernetes: Number.NaN }),
    run(1, { argocd: 5_000, kubernetes: 1_000 }),
  ]);
  expect(result.rows).toContainEqual(
    expect.objectContaining({ part: 'Argo CD: rendered → synced', n: 2 }),
  );
  expect(result.rows).toContainEqual(
    expect.objectContaining({ part: 'Kubernetes: synced → available', n: 1 }),
  );
});
