import type { z } from 'zod';
import { valueAt } from './valueAt';

type Issue = z.core.$ZodIssue;

/**
 * Every issue at once: where a required block is missing, the fields that it must hold are told
 * as missing too, rather than one level with each attempt.
 */
export function collectIssues(
  input: unknown,
  schema: z.ZodType,
): { issues: Issue[]; filled: unknown } {
  const parsed = schema.safeParse(input);
  const issues = parsed.success ? [] : parsed.error.issues;
  const blocks = issues.filter(
    issue =>
      issue.code === 'invalid_type' &&
      issue.expected === 'object' &&
      issue.path.length > 0 &&
      valueAt(input, issue.path) === undefined,
  );
  if (blocks.length === 0) return { issues, filled: input };
  const inside = collectIssues(
    blocks.reduce<unknown>(
      (value, { path }) => withEmptyBlock(value, path),
      input,
    ),
    schema,
  );
  // A block that needs nothing inside is still missing itself.
  const bare = blocks.filter(
    block => !inside.issues.some(issue => isBelow(issue.path, block.path)),
  );
  return { ...inside, issues: [...inside.issues, ...bare] };
}

function isBelow(path: readonly PropertyKey[], block: readonly PropertyKey[]) {
  return block.every((part, index) => path[index] === part);
}

/** A copy along the path, with an empty object at its end; the input itself stays as it is. */
function withEmptyBlock(value: unknown, path: readonly PropertyKey[]): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return {};
  const child = withEmptyBlock(valueAt(value, [part]), rest);
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) =>
      index === part ? child : entry,
    );
  }
  return { ...(typeof value === 'object' ? value : {}), [part]: child };
}
