/** @jest-environment node */
import {
  compile,
  defaultPlatform,
  hasErrors,
  parseDocument,
} from '@waymark/platform-api';
import { fleet } from './fleet';
import { benchRender } from './render';
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
  it('prints every case with its ratio to the floor', async () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    await benchRender({ json: true, applications: 5 });
    const [[printed]] = write.mock.calls;
    write.mockRestore();
    const { name, rows } = JSON.parse(String(printed));
    expect(name).toBe('render');
    expect(rows.map((row: { case: string }) => row.case)).toEqual([
      '1 application: compile',
      '1 application: compile + YAML',
      '1 application: floor (YAML only)',
      '5 applications: compile',
      '5 applications: compile + YAML',
      '5 applications: floor (YAML only)',
    ]);
    for (const { medianMs, p95Ms, ratioToFloor } of rows) {
      expect(medianMs).toBeGreaterThan(0);
      expect(p95Ms).toBeGreaterThanOrEqual(medianMs);
      expect(ratioToFloor).toBeGreaterThan(0);
    }
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
