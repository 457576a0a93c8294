/** An answer other than 2xx; its message goes to the caller in Gitea's shape `{message, url}`. */
export class HttpProblem extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'HttpProblem';
    this.status = status;
  }
}

/** 404 in the words of what was asked for. */
export function notFound(what: string): HttpProblem {
  return new HttpProblem(404, `${what} does not exist`);
}
