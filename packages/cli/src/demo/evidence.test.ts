import { execFileSync } from 'node:child_process';
import { toEvidence } from './evidence';
import type { DemoReport } from './types';

const report: DemoReport = {
  service: 'demo-1',
  portalUrl: 'http://localhost:7070',
  totalMs: 62_345,
  portalMs: 1_234,
  deliveryMs: 7_000,
  versions: { 'Argo CD': 'v3.2.11' },
  steps: [
    {
      name: 'Intent is on main',
      status: 'passed',
      durationMs: 812,
      evidence: 'tenants/assistant/development/demo-1.yaml',
      happened: { at: '2026-01-01T10:00:00Z', source: 'commit on main' },
    },
    {
      name: 'Workload is available',
      status: 'failed',
      durationMs: 90_000,
      evidence: 'quota | refused\nit',
      happened: { at: '2026-01-01T10:00:07Z', source: 'condition Available' },
    },
    {
      name: 'Argo CD finds all of it healthy',
      status: 'not-run',
      durationMs: 0,
      evidence: 'An earlier step failed',
    },
    {
      name: 'Canary',
      status: 'skipped',
      durationMs: 0,
      evidence: 'there is no Prometheus on this machine',
    },
  ],
};

describe('the evidence page', () => {
  const page = toEvidence(report, new Date('2026-01-01T10:01:00Z'), 'seen.md');

  it('says when, on what, how long, and what was not exercised', () => {
    expect(page).toContain('on 2026-01-01; 1 of 4 steps passed');
    expect(page).toMatch(/Machine: \d+ cores, \d+ GiB.* load \d/);
    expect(page).toContain('workload that is available: **7 s**');
    expect(page).toContain('## Not exercised');
    expect(page).toContain('- Canary: there is no Prometheus on this machine.');
    expect(page).toMatch(/Argo CD +\| v3\.2\.11/);
  });

  it('times steps by their source, and shows failures as such', () => {
    const cells = page
      .split('\n')
      .filter(line => line.startsWith('| '))
      .map(line => line.split('|').map(cell => cell.trim()));
    expect(cells).toContainEqual([
      '',
      'Workload is available',
      'failed',
      '7 s',
      '90.0 s',
      'quota refused it',
      'condition Available',
      '',
    ]);
    expect(cells).toContainEqual([
      '',
      'Argo CD finds all of it healthy',
      'not-run',
      '–',
      '0.0 s',
      'An earlier step failed',
      '–',
      '',
    ]);
  });

  it('stands as Prettier writes it', () => {
    const formatted = execFileSync(
      process.execPath,
      [require.resolve('prettier/bin-prettier.js'), '--parser=markdown'],
      { cwd: __dirname, input: page, encoding: 'utf8' },
    );
    expect(page).toBe(formatted);
  });
});
