import { historyRows } from './historyRows';
import { describeConfigBench } from './report';

describe('the rows of bench config', () => {
  const printed = {
    snapshots: 500_000,
    documents: 5_000,
    roundTrip: [0.1, 0.1, 0.1],
    lookUp: [0.2, 0.2, 3],
    time: [0.2],
    tree: [90],
    imported: [3],
    bare: [1.5],
  };

  it('hold each figure against what is promised', () => {
    const rows = historyRows(printed);
    expect(rows[0]).toMatchObject({
      n: 3,
      p50Ms: 0.2,
      ratio: 2,
      aims: [
        { of: 'p50', atMost: 0.3, met: true },
        { of: 'p99', atMost: 1, met: false },
      ],
    });
    expect(rows[3]).toMatchObject({
      ratio: 2,
      ratioTo: 'bare INSERT',
      aims: [{ of: 'ratio', atMost: 1.5, met: false }],
    });
    expect(
      describeConfigBench({ name: 'config', machine: 'test', rows }),
    ).toContain('ratio ≤ 1.5×: NOT met');
  });

  it('are refused when the measurement printed something else', () => {
    expect(() => historyRows({ ...printed, lookUp: [] })).toThrow(/lookUp/);
  });
});
