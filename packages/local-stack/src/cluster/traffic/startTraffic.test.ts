import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ClusterRequestError } from '../client/ClusterRequestError';
import { declareTraffic, TrafficError } from './declareTraffic';
import { Declarations } from './Declarations';
import type { ReadyVersion } from './SyntheticTraffic';
import { startTraffic, type RunningTraffic } from './startTraffic';

const version = (hash: string, pods: number): ReadyVersion => ({
  namespace: 'assistant-development',
  service: 'rag',
  image: `registry.example/rag:${hash}`,
  hash,
  pods,
});

describe('the exporter of synthetic traffic', () => {
  let folder = '';
  let running: RunningTraffic;
  let versions: ReadyVersion[] = [];
  let seconds = 0;

  const start = async () =>
    startTraffic({
      port: 0,
      declarations: await Declarations.open(path.join(folder, 'traffic.json')),
      versions: async () => versions,
      now: () => seconds * 1_000,
    });
  /** Series as Prometheus would read them, after some seconds. */
  const scrape = async (after: number) => {
    seconds += after;
    const response = await fetch(`${running.url}/metrics`);
    const text = await response.text();
    const series = text.split('\n').filter(line => /^[a-z]/.test(line));
    const value = (name: string, ...labels: string[]) => {
      const found = series.filter(
        line =>
          line.startsWith(`${name}{`) &&
          labels.every(label => line.includes(label)),
      );
      return found.map(line => Number(line.split(' ').at(-1)));
    };
    return { status: response.status, text, series, value };
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'traffic-'));
    versions = [];
    seconds = 0;
    running = await start();
  });

  afterEach(async () => {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('spreads requests over ready pods, and says of each series that it is synthetic', async () => {
    versions = [version('old', 3), version('new', 1)];
    const { series, text, value } = await scrape(10);
    expect(value('http_requests_total', 'hash="old"', 'status="200"')).toEqual([
      600,
    ]);
    expect(value('http_requests_total', 'hash="new"', 'status="200"')).toEqual([
      200,
    ]);
    expect(value('http_requests_total', 'status="500"')).toEqual([0, 0]);
    expect(value('waymark_synthetic_ready_pods')).toEqual([3, 1]);
    expect(series.every(line => line.includes('synthetic="true"'))).toBe(true);
    for (const help of text.match(/^# HELP .*$/gm) ?? []) {
      expect(help).toContain('SYNTHETIC, declared and not measured');
    }
  });

  it('answers as is declared of a version, also after a restart', async () => {
    versions = [version('old', 1), version('new', 1)];
    const { image } = versions[1];
    await declareTraffic(running.url, {
      image,
      errorRatio: 0.25,
      latencySeconds: 2,
    });
    await running.stop();
    running = await start();
    const { value } = await scrape(20);
    expect(value('http_requests_total', 'hash="new"', 'status="500"')).toEqual([
      100,
    ]);
    expect(value('http_requests_total', 'hash="old"', 'status="500"')).toEqual([
      0,
    ]);
    const slow = (hash: string) =>
      value(
        'http_request_duration_seconds_bucket',
        `hash="${hash}"`,
        'le="1"',
      )[0];
    expect(slow('old')).toBe(400);
    expect(slow('new')).toBe(400 - Math.floor(400 / 33));
  });

  it('loses no part of a request between scrapes, and forgets what is gone', async () => {
    versions = [version('old', 1)];
    for (let index = 0; index < 9; index += 1) await scrape(0.11);
    const { value } = await scrape(0.01);
    expect(value('http_requests_total', 'status="200"')).toEqual([20]);
    versions = [];
    const gone = await scrape(1);
    expect(gone.value('http_requests_total')).toEqual([]);
    expect(gone.value('waymark_synthetic_ready_pods')).toEqual([]);
  });

  it('refuses what cannot be, naming the field', async () => {
    const refused = declareTraffic(running.url, { image: 'x', errorRatio: 2 });
    await expect(refused).rejects.toThrow(TrafficError);
    await expect(refused).rejects.toThrow(/errorRatio/);
    const listed = await fetch(`${running.url}/declarations`);
    expect(await listed.json()).toEqual([]);
  });

  it('says nothing of traffic while the cluster does not answer', async () => {
    await running.stop();
    running = await startTraffic({
      port: 0,
      declarations: await Declarations.open(path.join(folder, 'traffic.json')),
      versions: async () => {
        throw new ClusterRequestError(
          { apiVersion: 'v1', kind: 'Pod', name: '' },
          'does not answer',
        );
      },
    });
    expect((await scrape(1)).status).toBe(503);
    expect((await fetch(`${running.url}/health`)).status).toBe(200);
  });
});
