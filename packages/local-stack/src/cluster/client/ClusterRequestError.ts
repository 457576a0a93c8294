import { ApiException } from '@kubernetes/client-node';
import { z } from 'zod';
import type { ObjectRef } from './ClusterClient';

const statusSchema = z.object({ message: z.string() });

/** A request about an object that the API server refused, or that did not reach it. */
export class ClusterRequestError extends Error {
  constructor(
    readonly ref: ObjectRef,
    reason: string,
    /** HTTP status, where there was an answer. */
    readonly status?: number,
    options?: { cause: unknown },
  ) {
    const { kind, namespace, name } = ref;
    super(
      `${kind} ${namespace ? `${namespace}/` : ''}${name}: ${reason}`,
      options,
    );
    this.name = 'ClusterRequestError';
  }

  /** Says what the API server said. */
  static from(ref: ObjectRef, cause: unknown): ClusterRequestError {
    if (cause instanceof ClusterRequestError) return cause;
    if (cause instanceof ApiException) {
      return new ClusterRequestError(ref, saidIn(cause.body), cause.code, {
        cause,
      });
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new ClusterRequestError(ref, reason, undefined, { cause });
  }
}

/** The message of a Status object, which comes as an object or as its text. */
function saidIn(body: unknown): string {
  const parsed = statusSchema.safeParse(
    typeof body === 'string' ? tryJson(body) : body,
  );
  return parsed.success ? parsed.data.message : String(body).slice(0, 300);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
