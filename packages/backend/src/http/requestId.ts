import type { RequestHandler } from 'express';
import { randomUUID } from 'node:crypto';

const HEADER = 'x-request-id';
const ACCEPTED = /^[\w.-]{8,64}$/;

/**
 * Gives every request an id and answers with it, so that a person can quote it and an operator find it. An id that a proxy
 * in front has set is kept when it is safe to log.
 */
export function requestId(): RequestHandler {
  return (req, res, next) => {
    const given = req.get(HEADER);
    const id = given && ACCEPTED.test(given) ? given : randomUUID();
    req.headers[HEADER] = id;
    res.setHeader(HEADER, id);
    next();
  };
}
