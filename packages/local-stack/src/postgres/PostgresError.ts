/** PostgreSQL could not be installed, initialised, started or stopped. `fix` says what to do about it. */
export class PostgresError extends Error {
  readonly fix?: string;

  constructor(
    message: string,
    options: { fix?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'PostgresError';
    this.fix = options.fix;
  }
}
