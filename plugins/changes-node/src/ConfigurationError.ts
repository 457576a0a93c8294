/**
 * A key of the configuration is missing or out of bounds; the backend does not start with it.
 *
 * @public
 */
export class ConfigurationError extends Error {
  /** The key, with dots. */
  readonly path: string;
  /** What holds for its value. */
  readonly constraint: string;
  /** What it is; never a secret's value. */
  readonly value: unknown;
  readonly fix: string;

  constructor(problem: {
    path: string;
    constraint: string;
    value: unknown;
    fix: string;
  }) {
    const { path, constraint, value, fix } = problem;
    const found = value === undefined ? 'it is missing' : `it is ${value}`;
    super(`${path}: ${constraint}; ${found}. ${fix}`);
    this.name = 'ConfigurationError';
    this.path = path;
    this.constraint = constraint;
    this.value = value;
    this.fix = fix;
  }
}
