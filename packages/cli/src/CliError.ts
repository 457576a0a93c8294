import { exitCodes, type ExitReason } from './exitCodes';

/** Something the person at the keyboard can do something about: one line of what is wrong, one of what to do. */
export class CliError extends Error {
  readonly exitCode: number;
  readonly fix?: string;

  constructor(
    reason: ExitReason,
    message: string,
    options: { fix?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'CliError';
    this.exitCode = exitCodes[reason].code;
    this.fix = options.fix;
  }
}
