import { ResponseError } from '@backstage/errors';
import { Denial, denialFrom } from '@waymark/plugin-access-common';

/**
 * An error in words for a page.
 *
 * @public
 */
export type ProblemDescription = {
  kind: 'denied' | 'signed-out' | 'not-found' | 'unreachable' | 'failed';
  message: string;
  requestId?: string;
  /** Of a refusal that says why and who can change it. */
  denial?: Denial;
};

function kindOf(status: number): ProblemDescription['kind'] {
  if (status === 401) return 'signed-out';
  if (status === 403) return 'denied';
  if (status === 404) return 'not-found';
  return 'failed';
}

function fromResponse(error: ResponseError): ProblemDescription {
  const kind = kindOf(error.response.status);
  const requestId = error.response.headers.get('x-request-id') ?? undefined;
  const message = error.body.error.message;
  const denial = kind === 'denied' ? denialFrom(error.body) : undefined;
  return { kind, message, requestId, denial };
}

/**
 * Reads an error of a backend call: what kind it is, its own message, the request's id, and for a refusal
 * the permission and who can grant it.
 *
 * @public
 */
export function readProblem(error: Error): ProblemDescription {
  if (error instanceof ResponseError) return fromResponse(error);
  if (error instanceof TypeError) {
    return { kind: 'unreachable', message: error.message };
  }
  return { kind: 'failed', message: error.message };
}
