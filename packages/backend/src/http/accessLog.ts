import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RequestHandler } from 'express';

const QUIET = /^\/(\.backstage\/health|static|api\/events\/bus)\//;

/**
 * One line per answered request: method, path, status, duration, request id. Never a query string, a header or a body: those
 * carry sign-in codes and tokens. Health checks, static files and the event bus of
 * the plugins are left out unless they fail.
 */
export function accessLog(logger: LoggerService): RequestHandler {
  return (req, res, next) => {
    const startedAt = process.hrtime.bigint();
    res.on('finish', () => {
      const [path] = req.originalUrl.split('?');
      if (res.statusCode < 400 && QUIET.test(path)) {
        return;
      }
      const durationMs =
        Number((process.hrtime.bigint() - startedAt) / 10_000n) / 100;
      logger.info(`${req.method} ${path} ${res.statusCode} ${durationMs} ms`, {
        type: 'request',
        method: req.method,
        path,
        status: res.statusCode,
        durationMs,
        requestId: String(res.getHeader('x-request-id') ?? ''),
      });
    });
    next();
  };
}
