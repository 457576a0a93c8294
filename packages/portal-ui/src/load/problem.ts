import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Why a request was refused, as `DeniedError` says it.
 *
 * @public
 */
export type Denial = {
  /** Name of the permission, e.g. `tenants.run.create`. */
  permission?: string;
  /** Roles that have it. */
  roles: string[];
  /** The team it was asked for. */
  team?: string;
  /** Who can give it. */
  whoCanGrant?: string;
};

/**
 * An error in words for a page.
 *
 * @public
 */
export type ProblemDescription = {
  kind: 'denied' | 'signed-out' | 'not-found' | 'unreachable' | 'failed';
  message: string;
  requestId?: string;
  denial?: Denial;
};

const words = z
  .union([z.string(), z.array(z.string()).transform(all => all.join(', '))])
  .optional()
  .catch(undefined);

const deniedSchema = z.object({
  permission: z.string().optional().catch(undefined),
  roles: z.array(z.string()).catch([]),
  team: z.string().optional().catch(undefined),
  whoCanGrant: words,
});

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
  if (kind !== 'denied') return { kind, message, requestId };
  return {
    kind,
    message,
    requestId,
    denial: deniedSchema.parse(error.body.error),
  };
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
