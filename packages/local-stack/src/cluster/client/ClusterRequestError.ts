import { z } from 'zod';
import type { ObjectRef } from './ClusterClient';

const statusSchema = z.object({ message: z.string() });

/** An answer of the API server that is no success. */
export class ApiAnswerError extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    body: string,
  ) {
    super(saidIn(body));
    this.name = 'ApiAnswerError';
  }
}

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

  /** Says which object a failure is about. */
  static from(ref: ObjectRef, cause: unknown): ClusterRequestError {
    if (cause instanceof ClusterRequestError) return cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const status = cause instanceof ApiAnswerError ? cause.status : undefined;
    return new ClusterRequestError(ref, reason, status, { cause });
  }
}

/** The message of a Status object; else the text itself. */
function saidIn(body: string): string {
  try {
    return statusSchema.parse(JSON.parse(body)).message;
  } catch {
    return body.slice(0, 300);
  }
}
