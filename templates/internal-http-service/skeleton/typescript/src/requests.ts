import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const REQUEST_ID = 'x-request-id';
const ACCEPTED_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** The addresses that the platform calls; neither logged nor measured nor traced. */
export const PLATFORM_PATHS = /^\/(health\/|metrics$)/;

/** Takes over a caller's request id if it is harmless, else makes one. */
export function requestId(request: { headers: IncomingHttpHeaders }): string {
  const given = request.headers[REQUEST_ID];
  return typeof given === 'string' && ACCEPTED_ID.test(given) ? given : randomUUID();
}

/**
 * What happens around every request: its id goes back, its log line is written, it is measured.
 * The platform's rules, dashboards and analyses read these names.
 */
export function aroundRequests(app: FastifyInstance): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const labelNames = ['method', 'route', 'status'];
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests by route template, method and status',
    labelNames,
    registers: [register],
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by route template, method and status',
    labelNames,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  });
  const active = new Gauge({
    name: 'http_requests_active',
    help: 'Requests being answered now',
    registers: [register],
  });

  app.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID, request.id);
    if (!PLATFORM_PATHS.test(request.url)) active.inc();
  });

  app.addHook('onResponse', async (request, reply) => {
    if (PLATFORM_PATHS.test(request.url)) return;
    active.dec();
    // The template, never the path itself: paths are unbounded, label values must not be.
    const route = request.routeOptions.url ?? 'unmatched';
    const milliseconds = reply.elapsedTime;
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    requests.inc(labels);
    duration.observe(labels, milliseconds / 1000);
    request.log.info(
      {
        ...labels,
        status: reply.statusCode,
        duration_ms: Number(milliseconds.toFixed(3)),
      },
      'request',
    );
  });

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    reply.type(register.contentType);
    return register.metrics();
  });
}
