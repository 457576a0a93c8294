import { ConstraintError } from '@waymark/platform-api';

/**
 * A key of the configuration is missing or out of bounds; the backend does not start with it.
 *
 * @public
 */
export class ConfigurationError extends ConstraintError {
  readonly name = 'ConfigurationError';
}
