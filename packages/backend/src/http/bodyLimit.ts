import type { RootConfigService } from '@backstage/backend-plugin-api';
import { CustomErrorBase, InputError } from '@backstage/errors';
import type { RequestHandler } from 'express';

const KEY = 'waymark.http.maxRequestBytes';
const MIN = 64 * 1024;
const MAX = 64 * 1024 * 1024;
const DEFAULT = 2 * 1024 * 1024;

/**
 * Reads the largest accepted body, in bytes.
 *
 * @throws InputError when it is out of bounds
 */
export function readBodyLimit(config: RootConfigService): number {
  const limit = config.getOptionalNumber(KEY) ?? DEFAULT;
  if (!Number.isInteger(limit) || limit < MIN || limit > MAX) {
    throw new InputError(
      `${KEY} is ${limit}; it must be a whole number of bytes from ${MIN} to ${MAX}.`,
    );
  }
  return limit;
}

class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  readonly statusCode = 413;
}

/**
 * Answers 413 to a request that announces a larger body, before anything reads it. A body without an announced length is
 * counted by the parser that reads it; those of Backstage stop at 100 KiB unless a plugin says otherwise.
 */
export function bodyLimit(maxBytes: number): RequestHandler {
  return (req, _res, next) => {
    const announced = Number(req.get('content-length') ?? 0);
    if (announced > maxBytes) {
      next(
        new PayloadTooLargeError(
          `The request has ${announced} bytes; at most ${maxBytes} are accepted.`,
        ),
      );
      return;
    }
    next();
  };
}
