/** What does not hold. */
export interface BrokenConstraint {
  /** Where: a key with dots, a place in a file, a component. */
  path: string;
  /** What holds for its value. */
  constraint: string;
  /** What it is; never a secret's value. */
  value: unknown;
  /** What to do. */
  fix: string;
}

/** A value that somebody set is not as it must be; whatever reads it does not go on. */
export class ConstraintError extends Error implements BrokenConstraint {
  readonly name: string = 'ConstraintError';
  readonly path: string;
  readonly constraint: string;
  readonly value: unknown;
  readonly fix: string;

  constructor({ path, constraint, value, fix }: BrokenConstraint) {
    const found = value === undefined ? 'it is missing' : `it is ${value}`;
    super(`${path}: ${constraint}; ${found}. ${fix}`);
    this.path = path;
    this.constraint = constraint;
    this.value = value;
    this.fix = fix;
  }
}
