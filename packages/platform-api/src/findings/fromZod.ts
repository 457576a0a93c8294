import type { z } from 'zod';
import { collectIssues } from './collectIssues';
import { refusal, type Finding } from './finding';
import { joinPath } from './inspectInput';
import { explainPattern } from './patterns';
import { showValue } from './showValue';
import { didYouMean } from './suggest';
import { discriminatorValues, fieldsAt } from './fieldsAt';
import { valueAt } from './valueAt';

type Issue = z.core.$ZodIssue;

/** What to do where there is no document at all. */
const WHOLE = 'Write a map, one "field: value" a line.';

/** `['spec', 'secrets', 0, 'name']` → `spec.secrets[0].name`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number'
        ? `${text}[${part}]`
        : joinPath(text, String(part)),
    '',
  );
}

/** What the schema finds wrong with the input, one finding for each wrong, missing or unknown field. */
export function findingsFromSchema(
  input: unknown,
  schema: z.ZodType,
): Finding[] {
  const { issues, filled } = collectIssues(input, schema);
  return issues.flatMap(issue => findingsFromIssue(issue, filled, schema));
}

function findingsFromIssue(
  issue: Issue,
  input: unknown,
  schema: z.ZodType,
): Finding[] {
  const path = formatPath(issue.path);
  const value = valueAt(input, issue.path);
  const error = (
    constraint: string,
    message: string,
    fix: string,
  ): Finding[] => [refusal(path, constraint, value, message, fix)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key =>
        unknownField(
          joinPath(path, key),
          key,
          fieldsAt(schema, issue.path, input),
          valueAt(value, [key]),
        ),
      );
    case 'invalid_type':
      if (value === undefined) {
        return error(
          'required',
          path ? 'The field is missing.' : 'The document is empty.',
          path
            ? `Add ${String(issue.path.at(-1))}: ${article(issue.expected)}.`
            : WHOLE,
        );
      }
      return error(
        'type',
        `Expected ${article(issue.expected)}, got ${article(typeName(value))}.`,
        path ? `Set it to ${article(issue.expected)}.` : WHOLE,
      );
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (value === undefined) {
        return error(
          'required',
          'The field is missing.',
          allowed.length === 1
            ? `Set it to "${allowed[0]}".`
            : `Set it to one of: ${allowed.join(', ')}.`,
        );
      }
      return error(
        'enum',
        `${quote(value)} is not allowed here.`,
        typeof value === 'string'
          ? didYouMean(value, allowed)
          : `Use one of: ${allowed.join(', ')}.`,
      );
    }
    case 'invalid_union':
      if (issue.discriminator) {
        const options = discriminatorValues(schema, issue.path, input);
        return error(
          'enum',
          value === undefined
            ? 'The field is missing.'
            : `${quote(value)} is not allowed here.`,
          typeof value === 'string'
            ? didYouMean(value, options)
            : `Use one of: ${options.join(', ')}.`,
        );
      }
      return error(
        'pattern',
        `${quote(value)} is not a network in CIDR notation.`,
        'Write an address and a prefix length, such as 10.20.0.0/16.',
      );
    case 'too_small':
      return error(
        `minimum ${issue.minimum}`,
        bound(issue.origin, value, 'at least', issue.minimum),
        bound(issue.origin, undefined, 'at least', issue.minimum),
      );
    case 'too_big':
      return error(
        `maximum ${issue.maximum}`,
        bound(issue.origin, value, 'at most', issue.maximum),
        bound(issue.origin, undefined, 'at most', issue.maximum),
      );
    case 'invalid_format': {
      const { message, fix } = explainPattern(path, issue.format, value);
      return error('pattern', message, fix);
    }
    case 'invalid_key': {
      const { message, fix } = explainPattern('', '', issue.path.at(-1));
      return error('name', message, fix);
    }
    default:
      return error(issue.code, `${issue.message}.`, 'Correct the value.');
  }
}

function unknownField(
  path: string,
  key: string,
  known: string[],
  value: unknown,
): Finding {
  // A value under an unknown key of a secret may be the secret itself: never repeat it.
  const secret = path.startsWith('spec.secrets');
  return refusal(
    path,
    'unknown-field',
    secret ? '[redacted]' : value,
    `There is no field "${key.slice(0, 80)}" here.`,
    didYouMean(key, known),
  );
}

function bound(
  origin: string,
  value: unknown,
  word: string,
  limit: number | bigint,
): string {
  const unit = { string: ' characters', array: ' entries' }[origin] ?? '';
  if (Array.isArray(value)) {
    return `The list has ${value.length}${unit}. It takes ${word} ${limit}.`;
  }
  return value === undefined
    ? `Use ${word} ${limit}${unit}.`
    : `${quote(value)} must be ${word} ${limit}${unit}.`;
}

function quote(value: unknown): string {
  return JSON.stringify(showValue(value)) ?? 'nothing';
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function article(type: string): string {
  const words: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    object: 'an object',
    record: 'an object',
    array: 'a list',
    null: 'null',
  };
  return words[type] ?? type;
}
