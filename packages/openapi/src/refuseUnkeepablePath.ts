import { InputError } from '@backstage/errors';
import { unkeepable } from './unkeepable';

/**
 * Middleware of a plugin's router: refuses a path with text that no database keeps, before a parameter of it becomes part of a
 * query. {@link parserOf} does so for the rest of a request.
 *
 * @public
 */
export function refuseUnkeepablePath(
  request: { path: string },
  _response: unknown,
  next: (error?: unknown) => void,
): void {
  const broken = unkeepable(decoded(request.path)).length > 0;
  next(
    broken
      ? new InputError(
          'The path of the request holds a NUL character. Remove it: such text cannot be kept.',
        )
      : undefined,
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // The router refuses what cannot be decoded.
    return path;
  }
}
