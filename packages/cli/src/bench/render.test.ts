/** @jest-environment node */
import {
  compile,
  defaultPlatform,
  hasErrors,
  parseDocument,
} from '@waymark/platform-api';
import { fleet } from './fleet';
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

describe('statistics', () => {
  it('interpolates, as PostgreSQL’s percentile_cont does', () => {
    expect(median([40, 10, 30, 20])).toBe(25);
    expect(percentile([1, 2, 3, 4, 5], 95)).toBeCloseTo(4.8);
    expect(percentile([7], 95)).toBe(7);
    expect(median([])).toBeNaN();
  });
});
