import { RunFinding } from '@waymark/plugin-tenants-common';
import { Field, FieldGroup, filledIn, Values } from './fields';

/** Words for a field without its answer. */
type Say = {
  missing(field: Field): string;
  tooShort(field: Field): string;
  fix(field: Field): string;
};

/**
 * What the template asks of its own parameters: the scaffolder refuses a run without it, and the preview, which checks
 * the document that comes of them, need not know it.
 */
export function unanswered(
  groups: FieldGroup[],
  values: Values,
  say: Say,
): RunFinding[] {
  const filled = filledIn(values);
  return groups
    .flatMap(group => group.fields)
    .flatMap(field => {
      const value = filled[field.name];
      const finding = (constraint: string, message: string): RunFinding => ({
        path: field.name,
        field: field.name,
        constraint,
        message,
        fix: say.fix(field),
        severity: 'error',
      });
      if (value === undefined) {
        return field.required ? [finding('required', say.missing(field))] : [];
      }
      return typeof value === 'string' && value.length < (field.minLength ?? 0)
        ? [finding('minLength', say.tooShort(field))]
        : [];
    });
}
