import {
  forgetWindowDraft,
  keepWindowDraft,
  readWindowDraft,
} from '@waymark/portal-ui';
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
  const draft = readWindowDraft(
    keyOf(document),
    content => keptSchema.safeParse(content).data,
  );
  return draft?.content.before === before ? draft.content.unsaved : undefined;
}

/** Keeps what was entered for as long as the window is open. */
export function keepUnsaved(
  document: string,
  before: string,
  unsaved: Unsaved,
): void {
  keepWindowDraft(keyOf(document), { before, unsaved });
}

/** Forgets it: it was handed in, or given up. */
export function forgetUnsaved(document: string): void {
  forgetWindowDraft(keyOf(document));
}
