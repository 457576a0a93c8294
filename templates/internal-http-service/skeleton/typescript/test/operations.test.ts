import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { MAIN, RunningService } from './running-service.js';

test('health and metrics', async (t) => {
  const service = await RunningService.start(t);
  for (const probe of ['startup', 'live', 'ready']) {
    assert.equal((await service.get(`/health/${probe}`)).status, 200);
  }
  await service.get('/v1/greetings/Ada');
  await service.get('/no/such/path');
  const metrics = await (await service.get('/metrics')).text();
  const labels = '{method="GET",route="/v1/greetings/:name",status="200"} 1';
  assert.ok(metrics.includes(`http_requests_total${labels}`));
  assert.ok(metrics.includes(`http_request_duration_seconds_count${labels}`));
  assert.match(metrics, /route="unmatched"/);
  assert.doesNotMatch(metrics, /no\/such\/path|health/);
});

test('request ids go in and out', async (t) => {
  const service = await RunningService.start(t);
  const given = await service.get('/v1/greetings/Ada', { 'x-request-id': 'abc-1' });
  const hostile = await service.get('/v1/greetings/Ada', { 'x-request-id': 'a" evil' });
  assert.equal(given.headers.get('x-request-id'), 'abc-1');
  assert.match(hostile.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  const { lines } = await service.stop();
  const requests = lines.filter((line) => line.message === 'request');
  assert.deepEqual(
    requests.map((line) => line.request_id),
    ['abc-1', hostile.headers.get('x-request-id')],
  );
  assert.equal(requests[0]?.status, 200);
  assert.equal(requests[0]?.route, '/v1/greetings/:name');
});

test('leaves the load balancer before it closes', async (t) => {
  const service = await RunningService.start(t, { DRAIN_SECONDS: '1' });
  service.signal();
  const statuses = new Set<number>();
  const deadline = Date.now() + 700;
  while (Date.now() < deadline) {
    statuses.add((await service.get('/health/ready')).status);
    assert.equal((await service.get('/health/live')).status, 200);
    assert.equal((await service.get('/v1/greetings/Ada')).status, 200);
    await sleep(50);
  }
  assert.ok(statuses.has(503));
  const { code, lines } = await service.stop();
  assert.equal(code, 0);
  assert.equal(lines.at(-1)?.message, 'stopped');
});

test('refuses a wrong configuration', () => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN], {
    env: { PORT: 'eighty', LOG_LEVEL: 'loud' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  assert.equal(status, 1);
  assert.match(stderr, /PORT="eighty"/);
  assert.match(stderr, /LOG_LEVEL="loud"/);
  assert.doesNotMatch(stderr, /\n {4}at /);
});

test('traces once a collector is configured', async (t) => {
  const received: (string | undefined)[] = [];
  const collector = createServer((request, response) => {
    received.push(request.url);
    request.resume().once('end', () => response.end());
  }).listen(0, '127.0.0.1');
  t.after(() => {
    collector.closeAllConnections();
    collector.close();
  });
  await once(collector, 'listening');
  const address = collector.address();
  assert.ok(address !== null && typeof address !== 'string');
  const service = await RunningService.start(t, {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${address.port}`,
  });
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  await service.get('/v1/greetings/Ada', { traceparent: `00-${traceId}-b7ad6b7169203331-01` });
  const { lines } = await service.stop();
  assert.deepEqual(received, ['/v1/traces']);
  assert.deepEqual(
    lines.filter((line) => line.message === 'request').map((line) => line.trace_id),
    [traceId],
  );
});
