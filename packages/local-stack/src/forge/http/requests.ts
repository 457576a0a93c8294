import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import type {
  ErrorRequestHandler,
  Request,
  RequestHandler,
  Response,
} from 'express';
import { z } from 'zod';
import { GitFailure } from '../git/run';
import { HttpProblem } from '../problems';
import { userOf } from './authentication';

/** Gives each request an id and logs one line when it is answered; never headers, query or body. */
export function requestLog(log: (line: string) => void): RequestHandler {
  return (req, res, next) => {
    const given = req.get('x-request-id');
    const id = given && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    res.set('X-Request-Id', id);
    const start = performance.now();
    const { method, path } = req;
    res.on('finish', () => {
      const ms = Math.round(performance.now() - start);
      log(
        `${method} ${path} ${res.statusCode} ${ms}ms ${
          userOf(res)?.login ?? '-'
        } ${id}`,
      );
    });
    next();
  };
}

/** What goes to the caller for something thrown; unexpected errors say nothing of the inside. */
export function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  // body-parser and express mark what the caller did wrong with a status.
  if (
    typeof error === 'object' &&
    error !== null &&
    'status' in error &&
    typeof error.status === 'number'
  ) {
    if (error.status >= 400 && error.status < 500)
      return new HttpProblem(
        error.status,
        'message' in error ? String(error.message) : 'refused',
      );
  }
  return new HttpProblem(500, 'the forge could not do this; its log says why');
}

/** Logs what was not expected. */
export function logUnexpected(
  error: unknown,
  res: Response,
  log: (line: string) => void,
): void {
  if (problemOf(error).status < 500) return;
  const ofGit = error instanceof GitFailure ? error.message : undefined;
  const detail = ofGit ?? inspect(error);
  log(`error ${String(res.getHeader('X-Request-Id'))} ${detail}`);
}

/** Answers errors in Gitea's shape. */
export function apiErrors(
  log: (line: string) => void,
  docs: string,
): ErrorRequestHandler {
  return (error, _req, res, next) => {
    logUnexpected(error, res, log);
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, message } = problemOf(error);
    res.status(status).json({ message, url: docs });
  };
}

/** The body in a known shape, or 422 saying which field is wrong. */
export function parseBody<T>(schema: z.ZodType<T>, req: Request): T {
  const parsed = schema.safeParse(req.body ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new HttpProblem(
    422,
    `${issue.path.join('.') || 'body'}: ${issue.message}`,
  );
}

/** A query parameter that is given once. */
export function queryText(req: Request, name: string): string | undefined {
  const value = req.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Which part of a list is asked for. */
export type Page = { page: number; limit: number; skip: number };

/** Gitea's `page` (from 1) and `limit` (at most 50). */
export function pageOf(req: Request): Page {
  const number = (name: string, fallback: number) => {
    const value = Number(queryText(req, name) ?? fallback);
    return Number.isSafeInteger(value) && value > 0 ? value : fallback;
  };
  const page = number('page', 1);
  const limit = Math.min(number('limit', 30), 50);
  return { page, limit, skip: (page - 1) * limit };
}

/** Answers one part of a list with the headers that Gitea gives it. */
export function sendPage(
  req: Request,
  res: Response,
  page: Page,
  total: number,
  items: unknown[],
) {
  const last = Math.max(1, Math.ceil(total / page.limit));
  const address = new URL(req.originalUrl, 'http://localhost');
  const link = (to: number, rel: string) => {
    address.searchParams.set('page', String(to));
    return `<${req.protocol}://${req.get('host')}${address.pathname}${
      address.search
    }>; rel="${rel}"`;
  };
  const links =
    page.page < last ? [link(page.page + 1, 'next'), link(last, 'last')] : [];
  if (links.length > 0) res.set('Link', links.join(','));
  res.set('X-Total-Count', String(total));
  res.json(items);
}

/** One part of a list that is in memory. */
export function slice<T>(items: readonly T[], page: Page): T[] {
  return items.slice(page.skip, page.skip + page.limit);
}
