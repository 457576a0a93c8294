import { z } from 'zod';
import { shownValue } from './shownValue';
import { unkeepable } from './unkeepable';

/** What is wrong with a request, at one of its fields. @public */
export type RequestFinding = {
  path: string;
  constraint: string;
  /** Absent where it is missing, long, or no single value. */
  value?: string | number | boolean;
  message: string;
  fix: string;
  severity: 'error';
};

/**
 * Makes the function by which a plugin reads what comes in. The OpenAPI validator has seen a body already; what it cannot
 * express is refused here, by the error that carries findings in this plugin.
 *
 * @public
 */
export function parserOf(refuse: (findings: RequestFinding[]) => Error) {
  return function parse<T extends z.ZodType>(
    schema: T,
    input: unknown,
  ): z.output<T> {
    const broken = unkeepable(input);
    if (broken.length > 0) throw refuse(broken.map(brokenText));
    const parsed = schema.safeParse(input);
    if (parsed.success) return parsed.data;
    throw refuse(
      parsed.error.issues.map(issue => ({
        path: z.core.toDotPath(issue.path),
        constraint: `request.${issue.code}`,
        ...shownValue(valueAt(input, issue.path)),
        message: `${issue.message}.`,
        fix: 'Correct the request; the API description names every field.',
        severity: 'error',
      })),
    );
  };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined,
    input,
  );
}

function brokenText(path: PropertyKey[]): RequestFinding {
  return {
    path: z.core.toDotPath(path),
    constraint: 'request.text',
    message: 'It holds a NUL character or half of a surrogate pair.',
    fix: 'Remove it: such text cannot be kept.',
    severity: 'error',
  };
}
