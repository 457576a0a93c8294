import type { Held, DocumentFinding } from '../render';

/** A commit message is no log. */
const MAX_LINES = 200;

/** The errors of a held document, in the order of its findings: what explains the others comes first. */
export function errorsOf({ findings }: Held): DocumentFinding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** Every held document with all its errors, one a line, for people who look at branch rendered; undefined when none is held. */
export function explainHeld(held: readonly Held[]): string | undefined {
  if (held.length === 0) return undefined;
  const lines = held.flatMap(document => [
    `${document.path} is held${
      document.because ? ` because of ${document.because}` : ''
    }:`,
    ...errorsOf(document).map(({ path, message, fix }) =>
      oneLine(`- ${path && `${path}: `}${message} ${fix}`),
    ),
  ]);
  const more = lines.length - MAX_LINES;
  return [
    ...lines.slice(0, MAX_LINES),
    ...(more > 0 ? [`… and ${more} more lines`] : []),
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
