import { ConflictError } from '@backstage/errors';

/** Another unfinished run has the name. */
export class NameTakenError extends ConflictError {
  readonly service: string;

  constructor(service: string) {
    super(`Another run is making a service called ${service}`);
    this.service = service;
  }
}

/** True for the unique violation of index `runs_name_taken`. */
export function isNameTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '23505' &&
    'constraint' in error &&
    error.constraint === 'runs_name_taken'
  );
}
