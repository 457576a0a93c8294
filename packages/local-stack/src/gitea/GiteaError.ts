/** Gitea could not be set up, started or stopped. `fix` says what to do about it. */
export class GiteaError extends Error {
  override name = 'GiteaError';
  readonly fix?: string;

  constructor(
    message: string,
    options: { fix?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.fix = options.fix;
  }
}
