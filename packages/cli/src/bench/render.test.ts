/** @jest-environment node */
import {
  compile,
  defaultPlatform,
  hasErrors,
  parseDocument,
} from '@waymark/platform-api';
import { fleet } from './fleet';
import { benchRender } from './render';
import { row, type Aim, type BenchRow } from './report';
import { median, percentile } from './statistics';

describe('fleet', () => {
  it('is of valid services that compile, no two alike', () => {
    const services = fleet(100);
    for (const service of services) {
      expect(parseDocument(service)).toMatchObject({ ok: true });
      const { findings } = compile(service, {
        platform: defaultPlatform,
        team: service.spec.owner,
        environment: 'development',
        target: 'shared-standard',
      });
      expect(hasErrors(findings)).toBe(false);
    }
    expect(new Set(services.map(({ metadata }) => metadata.name)).size).toBe(
      100,
    );
  });
});

describe('benchRender', () => {
  async function printed(applications: number, json: boolean) {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    await benchRender({ json, applications });
    const [[text]] = write.mock.calls;
    write.mockRestore();
    return String(text);
  }

  it('prints every case with its ratio to the floor, and the aim where there is one', async () => {
    const { name, machine, ratioTo, rows } = JSON.parse(await printed(5, true));
    expect({ name, ratioTo }).toEqual({ name: 'render', ratioTo: 'js-yaml' });
    expect(machine).toMatch(/^\d+ × .+, Node v\d+.*, load \d/);
    expect(rows.map((each: BenchRow) => [each.case, each.aim?.ms])).toEqual([
      ['1 application: compile', undefined],
      ['1 application: compile + YAML', 0.6],
      ['1 application: js-yaml alone (floor)', undefined],
      ['5 applications: compile', undefined],
      // 1.5 s is promised for 2,000.
      ['5 applications: compile + YAML', undefined],
      ['5 applications: js-yaml alone (floor)', undefined],
    ]);
    for (const { medianMs, p95Ms, ratio } of rows) {
      expect(medianMs).toBeGreaterThan(0);
      expect(p95Ms).toBeGreaterThanOrEqual(medianMs);
      expect(ratio).toBeGreaterThan(0);
    }
  });

  it('shows the aim beside the figure', async () => {
    expect(await printed(5, false)).toMatch(
      /compile \+ YAML +│ +5 │ +[\d.]+ │ +[\d.]+ │ +[\d.]+ │ +[\d.]+ │ ≤ 0\.6 ms of wall clock: (NOT )?met/,
    );
  });
});

describe('row', () => {
  const samples = [
    { wallMs: 0.2, cpuMs: 0.1 },
    { wallMs: 0.6, cpuMs: 0.7 },
    { wallMs: 5, cpuMs: 3 },
  ];

  it.each<[Aim, boolean]>([
    [{ ms: 0.6, of: 'wall clock' }, true],
    [{ ms: 0.59, of: 'wall clock' }, false],
    [{ ms: 0.7, of: 'one core' }, true],
    [{ ms: 0.6, of: 'one core' }, false],
    [{ ms: 5, of: 'every round' }, true],
    [{ ms: 4.9, of: 'every round' }, false],
  ])('holds the samples against an aim of %p: %p', (aim, met) => {
    expect(row('x', samples, samples, aim)).toMatchObject({
      n: 3,
      medianMs: 0.6,
      cpuMs: 0.7,
      ratio: 1,
      aim: { ...aim, met },
    });
  });
});

describe('statistics', () => {
  it('interpolates, as PostgreSQL’s percentile_cont does', () => {
    expect(median([40, 10, 30, 20])).toBe(25);
    expect(percentile([1, 2, 3, 4, 5], 95)).toBeCloseTo(4.8);
    expect(percentile([7], 95)).toBe(7);
    expect(median([])).toBeNaN();
  });
});
