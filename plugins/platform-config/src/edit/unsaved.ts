import { z } from 'zod';

/** What was entered and not handed in yet. */
const unsavedSchema = z.object({
  mode: z.enum(['form', 'yaml']),
  data: z.object({
    metadata: z.unknown().optional(),
    spec: z.unknown().optional(),
  }),
  written: z.string(),
  text: z.string(),
});

/** See {@link unsavedSchema}. */
export type Unsaved = z.infer<typeof unsavedSchema>;

const keptSchema = z.object({ before: z.string(), unsaved: unsavedSchema });

const keyOf = (document: string) => `waymark.configuration.${document}`;

/**
 * What was entered of a document before its page was left or loaded again, in this window. Undefined when the document is
 * another one by now: what was entered would be written over somebody else's change.
 */
export function readUnsaved(
  document: string,
  before: string,
): Unsaved | undefined {
  const text = sessionStorage.getItem(keyOf(document));
  if (text === null) return undefined;
  const kept = keptSchema.safeParse(JSON.parse(text));
  return kept.success && kept.data.before === before
    ? kept.data.unsaved
    : undefined;
}

/** Keeps what was entered for as long as the window is open. */
export function keepUnsaved(
  document: string,
  before: string,
  unsaved: Unsaved,
): void {
  const text = JSON.stringify({ before, unsaved });
  sessionStorage.setItem(keyOf(document), text);
}

/** Forgets it: it was handed in, or given up. */
export function forgetUnsaved(document: string): void {
  sessionStorage.removeItem(keyOf(document));
}
