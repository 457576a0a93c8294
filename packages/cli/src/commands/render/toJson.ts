import type { Rendered } from './renderSource';

/** `{documents: [{file, ok, document, context, objects, usage, findings}]}`; a stable shape. */
export function toJson(rendered: readonly Rendered[]): string {
  return `${JSON.stringify({ documents: rendered }, null, 2)}\n`;
}
