/** One step into an object: a field, or an item of a list. */
export type PathStep =
  | { field: string }
  | { index: number; item: unknown; label: string };

/** A path as people read it: `spec.template.spec.containers[app].image`. */
export function formatFieldPath(steps: readonly PathStep[]): string {
  return steps.reduce((text, step) => {
    if ('index' in step) return `${text}[${step.label}]`;
    const plain = /^[A-Za-z0-9_-]+$/.test(step.field);
    if (!plain) return `${text}["${step.field}"]`;
    return text === '' ? step.field : `${text}.${step.field}`;
  }, '');
}
