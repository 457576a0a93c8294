/**
 * What was entered, kept in the browser for as long as the window is open.
 *
 * @public
 */
export type WindowDraft<T> = { content: T; at: Date };

/**
 * What the window keeps under a key.
 *
 * @param read - undefined for what an earlier version of the form kept, which is as good as nothing
 * @public
 */
export function readWindowDraft<T>(
  key: string,
  read: (content: unknown) => T | undefined,
): WindowDraft<T> | undefined {
  const kept = readKept(key);
  const content = kept && read(kept.content);
  return kept && content && { content, at: kept.at };
}

/**
 * Keeps it in place of what was kept before.
 *
 * @throws DOMException where the browser keeps nothing, or has no more room
 * @public
 */
export function keepWindowDraft(key: string, content: unknown): Date {
  const at = new Date();
  sessionStorage.setItem(key, JSON.stringify({ at: at.getTime(), content }));
  return at;
}

/** Forgets it: it was handed in, or given up. @public */
export function forgetWindowDraft(key: string): void {
  sessionStorage.removeItem(key);
}

function readKept(key: string): WindowDraft<unknown> | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  const kept: unknown = JSON.parse(text);
  return typeof kept === 'object' &&
    kept !== null &&
    'at' in kept &&
    typeof kept.at === 'number' &&
    'content' in kept
    ? { content: kept.content, at: new Date(kept.at) }
    : undefined;
}
