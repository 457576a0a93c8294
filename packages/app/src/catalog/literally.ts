/** Every character that means something in Markdown; a backslash before it makes it mean itself (CommonMark 2.4). */
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** Writes a text so that Markdown shows it as it is, tags and stars included. */
export function literally(text: string): string {
  return text.replace(PUNCTUATION, '\\$&');
}
