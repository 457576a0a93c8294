/** A kubeconfig has no such context, or names none as its current one. */
export class UnknownContextError extends Error {
  /** What to do about it. */
  readonly fix: string;

  constructor(
    /** The context that was asked for; empty when the file names none. */
    readonly context: string,
    /** What the kubeconfig has. */
    readonly contexts: readonly string[],
  ) {
    super(
      context
        ? `The kubeconfig has no context ${context}`
        : 'The kubeconfig names no current context',
    );
    this.name = 'UnknownContextError';
    this.fix =
      contexts.length === 0
        ? 'It has no contexts at all: name another file.'
        : `Name one of its contexts: ${contexts.join(', ')}.`;
  }
}
