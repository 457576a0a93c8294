import { dump } from 'js-yaml';

/**
 * YAML of plain data: two spaces, block style, no anchors, no wrapped lines, keys in the order
 * compile() gives them. Equal objects give equal bytes. Words that YAML 1.1 reads as booleans are
 * quoted, because Kubernetes reads YAML 1.1.
 *
 * The bytes are those of js-yaml; a property test holds it to them. Maps, lists and plain texts are
 * written here, because js-yaml looks at each character of each key and value and takes four times
 * as long; every text and number that is not plain at first sight is still js-yaml's to write.
 */
export function toYaml(object: object): string {
  return `${write(object, '')}\n`;
}

/** A value as it follows `key:` or `-` in a line that is indented by `pad`. */
function write(value: unknown, pad: string): string {
  if (typeof value !== 'object' || value === null) {
    return writeScalar(value, pad);
  }
  return Array.isArray(value) ? writeList(value, pad) : writeMap(value, pad);
}

function writeMap(map: object, pad: string): string {
  const lines: string[] = [];
  for (const [key, value] of Object.entries(map)) {
    if (value === undefined) continue;
    const nested = isBlock(value);
    const inner = nested ? `${pad}  ` : pad;
    const gap = nested ? `\n${inner}` : ' ';
    lines.push(`${writeKey(key, pad)}:${gap}${write(value, inner)}`);
  }
  return lines.length === 0 ? '{}' : lines.join(`\n${pad}`);
}

function writeList(list: readonly unknown[], pad: string): string {
  if (list.length === 0) return '[]';
  return list
    .map(
      entry => `- ${write(entry ?? null, isBlock(entry) ? `${pad}  ` : pad)}`,
    )
    .join(`\n${pad}`);
}

/** True for what takes lines of its own: a map or a list that holds something. */
function isBlock(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Array.isArray(value)
      ? value.length > 0
      : Object.values(value).some(entry => entry !== undefined))
  );
}

/**
 * ASCII that begins with a letter or slash, where no colon ends a word and no space is doubled, last, or before a
 * "#": nothing of it is an indicator (https://yaml.org/spec/1.2.2/#733-plain-style), and no number or date begins so.
 */
const PLAIN = /^[A-Za-z/](?:[!-9;-~]|:(?=[!-~])| (?=[!"$-~]))*$/;

/** Plain, and yet no text in YAML 1.1 or 1.2. */
const WORD = /^(?:null|true|false|y|n|yes|no|on|off)$/i;

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !WORD.test(text);
}

const OPTIONS = { noRefs: true, lineWidth: -1 } as const;

function writeKey(key: string, pad: string): string {
  if (isPlain(key)) return key;
  return indent(
    dump({ [key]: null }, OPTIONS).slice(0, -': null\n'.length),
    pad,
  );
}

function writeScalar(value: unknown, pad: string): string {
  if (typeof value === 'string' && isPlain(value)) return value;
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
    return String(value);
  }
  return indent(dump(value, OPTIONS).slice(0, -1), pad);
}

/** Moves every line but the first; an empty one stays empty. */
function indent(text: string, pad: string): string {
  return pad === '' ? text : text.replace(/\n(?=[^\n])/g, `\n${pad}`);
}
