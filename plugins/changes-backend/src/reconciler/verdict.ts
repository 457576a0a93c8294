import {
  errorsOf,
  type DocumentFinding,
  type HeldOutput,
} from '@waymark/gitops';

/** Forges cut longer descriptions, and with them how many more there are. */
const MAX_DESCRIPTION = 255;

/** What a commit status says. */
export interface Verdict {
  state: 'success' | 'failure';
  description: string;
}

/**
 * Judges a commit by the documents it touched. What is held for another reason is mentioned, and turns nobody's commit red.
 *
 * @param touched - paths that the commit changed
 */
export function judge(
  held: readonly HeldOutput[],
  touched: ReadonlySet<string>,
): Verdict {
  const own = held.filter(document => isFrom(document, touched));
  const others = held.length - own.length;
  const other = own.length === 0 ? 'document' : 'other document';
  const besides = others === 0 ? '' : `; ${countHeld(others, other)}`;
  if (own.length === 0) {
    return { state: 'success', description: `Rendered${besides}` };
  }
  const [first, ...more] = own.flatMap(errorsOf);
  const head = countHeld(own.length, 'document');
  const tail = more.length === 0 ? '' : ` … and ${more.length} more`;
  const why = first ? `: ${sentenceOf(first)}` : '';
  const room = MAX_DESCRIPTION - tail.length - besides.length;
  const start = shorten(`${head}${why}`, room);
  return { state: 'failure', description: `${start}${tail}${besides}` };
}

/** Whether the commit touched the document, what it depends on, or what a finding of it is about. */
function isFrom(
  { path, because, findings }: HeldOutput,
  touched: ReadonlySet<string>,
): boolean {
  return [path, because, ...findings.map(each => each.document)].some(
    each => each !== undefined && touched.has(each),
  );
}

function sentenceOf({ document, path, message }: DocumentFinding): string {
  return `${document}${path && ` ${path}`}: ${message}`;
}

function countHeld(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? ' is' : 's are'} held`;
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
