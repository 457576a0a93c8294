import { ReactNode, useId } from 'react';
import { FieldError } from '@waymark/portal-ui';
import { findingsOf } from './findings';

/** What a field is given to say that it is wrong. */
export type Told = { isInvalid: boolean; 'aria-describedby'?: string };

/**
 * Puts what a refusal says to the fields that it says it of: `tell` for the field's own props, `wrong` for what stands below it. What
 * no field takes is `rest`. The form is `noValidate`: the browser would not send a field again that is marked as wrong.
 *
 * @param fields - paths that have a field
 */
export function useFieldFindings(
  error: Error | undefined,
  fields: readonly string[],
): {
  tell(path: string): Told;
  wrong(path: string): ReactNode;
  /** The error, unless all of it is told at the fields. */
  rest?: Error;
} {
  const id = useId();
  const findings = findingsOf(error);
  const of = (field: string) =>
    findings.filter(({ path }) => isWithin(path, field));
  const isTold =
    findings.length > 0 &&
    findings.every(({ path }) => fields.some(field => isWithin(path, field)));
  return {
    tell: path =>
      of(path).length > 0
        ? { isInvalid: true, 'aria-describedby': `${id}-${path}` }
        : { isInvalid: false },
    wrong: path =>
      of(path).length > 0 && (
        <div id={`${id}-${path}`}>
          {of(path).map(({ constraint, fix, message }) => (
            <FieldError key={constraint} message={message} fix={fix} />
          ))}
        </div>
      ),
    ...(error && !isTold && { rest: error }),
  };
}

function isWithin(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}
