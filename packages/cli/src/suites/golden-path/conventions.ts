import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@waymark/local-stack';
import { HTTP, METRICS } from '@waymark/platform-api';
import { expectNone, type Checks } from '../Checks';
import { start } from '../run';
import type { Toolchain } from './toolchains';

/** Starts the service as its image does and holds it against what compile() counts on. */
export async function checkConventions(
  checks: Checks,
  folder: string,
  toolchain: Toolchain,
): Promise<void> {
  const port = await freePort();
  const { child, ended } = start(
    toolchain.start,
    folder,
    {
      ...toolchain.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DRAIN_SECONDS: '1',
    },
    60_000,
  );
  const get = (route: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${route}`, {
      headers,
      signal: AbortSignal.timeout(5000),
    });
  try {
    await checks.check(
      'starts and answers where the platform asks',
      async () => {
        await untilReady(() => get(HTTP.readyPath));
        for (const route of [HTTP.startupPath, HTTP.livePath]) {
          const { status } = await get(route);
          if (status !== 200) throw new Error(`${route} answered ${status}`);
        }
      },
    );
    await checks.check('serves the API description it keeps', async () => {
      const kept = await readFile(path.join(folder, 'openapi.json'), 'utf8');
      const served = await (await get('/openapi.json')).json();
      if (JSON.stringify(served) !== JSON.stringify(JSON.parse(kept)))
        throw new Error('openapi.json differs from what is served');
    });
    await checks.check('measures what the alerts read', async () => {
      const id = 'a1b2-c3';
      const answer = await get('/no/such/page', { 'x-request-id': id });
      const metrics = await (await get(HTTP.metricsPath)).text();
      expectNone(
        [
          answer.headers.get('x-request-id') === id ||
            'the id is not sent back',
          (await answer.text()).includes(id) || 'the error has no request id',
          new RegExp(
            `^${METRICS.requests}\\{.*${METRICS.statusLabel}="404"`,
            'm',
          ).test(metrics) || `${METRICS.requests} is missing`,
          metrics.includes(`${METRICS.latency}_bucket{`) ||
            `${METRICS.latency} is missing`,
        ].filter(problem => typeof problem === 'string'),
      );
    });
    await checks.check('is unready before it closes, then ends', async () => {
      child.kill('SIGTERM');
      await sleep(300);
      const { status } = await get(HTTP.readyPath);
      if (status !== 503) throw new Error(`readiness answered ${status}`);
      const { code, output } = await ended;
      if (code !== 0) throw new Error(`ended with ${code}\n${output}`);
      for (const line of output.trim().split('\n')) JSON.parse(line);
    });
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

async function untilReady(ask: () => Promise<Response>): Promise<void> {
  const deadline = Date.now() + 20_000;
  let last = 'nothing';
  while (Date.now() < deadline) {
    last = await ask().then(
      ({ status }) => String(status),
      error => String(error),
    );
    if (last === '200') return;
    await sleep(50);
  }
  throw new Error(`not ready within 20 s; the last answer was ${last}`);
}
