import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What is wrong with a request, for its sender to read. */
export class Refused extends Error {
  override name = 'Refused';

  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

function problem(request: FastifyRequest, reply: FastifyReply, status: number, detail: string) {
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail,
      requestId: request.id,
    });
}

/** Makes every error a problem (RFC 9457), with the id of its request. */
export function problems(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => problem(request, reply, 404, 'Nothing is here.'));

  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return problem(request, reply, status, error.message);
    request.log.error({ err: error }, 'unexpected error');
    return problem(request, reply, 500, 'The log has the cause under this request id.');
  });
}
