/** What a forge answered, or that it did not. */
export class ForgeError extends Error {
  /** The method of `Forge` that was called. */
  readonly operation: string;
  /** HTTP status; undefined when no answer came. */
  readonly status?: number;

  constructor(
    operation: string,
    message: string,
    status?: number,
    cause?: unknown,
  ) {
    super(`${operation}: ${message}`, { cause });
    this.name = new.target.name;
    this.operation = operation;
    this.status = status;
  }
}

/** 404: no such repository, branch, file, change request, or not visible to this user. */
export class ForgeNotFoundError extends ForgeError {}

/** 409 or a lost race: the thing exists already or has moved on. */
export class ForgeConflictError extends ForgeError {}

/** A change request cannot be merged: conflicts, missing statuses, closed, or its head moved. */
export class ForgeNotMergeableError extends ForgeError {}

/** 401 or 403: the token is unknown or may not do this. */
export class ForgeDeniedError extends ForgeError {}

/** 400 or 422: the forge refuses the values sent. */
export class ForgeInputError extends ForgeError {}

/** No answer in time, no connection, or 5xx after all retries. Safe to try again later. */
export class ForgeUnavailableError extends ForgeError {}

/** The answer does not have the shape that Gitea documents. */
export class ForgeResponseError extends ForgeError {}
