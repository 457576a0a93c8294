import { RunFinding } from '@waymark/plugin-tenants-common';
import { Field, FieldGroup, filledIn, Values } from './fields';

/** What can be wrong with an answer, in the words of JSON Schema. */
export type Constraint =
  | 'required'
  | 'minLength'
  | 'maxLength'
  | 'minimum'
  | 'maximum';

/** Words for an answer that is not what the template asks for, and for what to do about it. */
export type Say = (
  constraint: Constraint,
  field: Field,
  value: unknown,
) => { message: string; fix: string };

/**
 * What the template asks of its own parameters: the scaffolder refuses a run without it, and the preview, which checks
 * the document that comes of them, need not know it. Answers stay as they were entered; nothing is cut to size.
 */
export function templateFindings(
  groups: FieldGroup[],
  values: Values,
  say: Say,
): RunFinding[] {
  const filled = filledIn(values);
  return groups
    .flatMap(group => group.fields)
    .flatMap(field => {
      const value = filled[field.name];
      const constraint = brokenConstraint(field, value);
      return constraint
        ? [
            {
              path: field.name,
              field: field.name,
              constraint,
              ...say(constraint, field, value),
              severity: 'error' as const,
            },
          ]
        : [];
    });
}

function brokenConstraint(
  field: Field,
  value: unknown,
): Constraint | undefined {
  const { required, minLength, maxLength, minimum, maximum } = field;
  if (value === undefined) return required ? 'required' : undefined;
  if (typeof value === 'string') {
    if (value.length < (minLength ?? 0)) return 'minLength';
    if (value.length > (maxLength ?? Infinity)) return 'maxLength';
  }
  if (typeof value === 'number') {
    if (value < (minimum ?? -Infinity)) return 'minimum';
    if (value > (maximum ?? Infinity)) return 'maximum';
  }
  return undefined;
}
