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
  let lines = '';
  for (const [key, value] of Object.entries(map)) {
    if (value === undefined) continue;
    if (lines !== '') lines += `\n${pad}`;
    lines += `${writeKey(key, pad)}:`;
    if (isBlock(value)) {
      const inner = `${pad}  `;
      lines += `\n${inner}${write(value, inner)}`;
    } else {
      lines += ` ${write(value, pad)}`;
    }
  }
  return lines || '{}';
}

function writeList(list: readonly unknown[], pad: string): string {
  let lines = '';
  for (const entry of list) {
    if (lines !== '') lines += `\n${pad}`;
    lines += `- ${write(entry ?? null, isBlock(entry) ? `${pad}  ` : pad)}`;
  }
  return lines || '[]';
}

/** True for what takes lines of its own: a map or a list that holds something. */
function isBlock(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  return Object.values(value).some(entry => entry !== undefined);
}

/**
 * ASCII that begins with a letter, slash or parenthesis, where no colon ends a word and no space is doubled, last, or before a
 * "#": nothing of it is an indicator (https://yaml.org/spec/1.2.2/#733-plain-style), and no number or date begins so.
 */
const PLAIN = /^[A-Za-z/(](?:[!-9;-~]|:(?=[!-~])| (?=[!"$-~]))*$/;

/** Begins as a number and is none: a quantity, a duration, a share, a version. */
const MEASURE = /^\d+(?:[mshd%]|[KMGT]i|\.\d+\.\d+)$/;

/** Plain, and yet no text in YAML 1.1 or 1.2. */
const WORD = /^(?:null|true|false|y|n|yes|no|on|off)$/i;

/** What reads as a number or a boolean unless it is quoted. */
const QUOTED = /^(?:true|false|0|[1-9]\d*)$/;

function isPlain(text: string): boolean {
  return PLAIN.test(text) ? !WORD.test(text) : MEASURE.test(text);
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
  if (typeof value === 'string') {
    if (isPlain(value)) return value;
    if (QUOTED.test(value)) return `'${value}'`;
  } else if (typeof value === 'boolean' || isWhole(value)) {
    return String(value);
  }
  return indent(dump(value, OPTIONS).slice(0, -1), pad);
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

/** Moves every line but the first; an empty one stays empty. */
function indent(text: string, pad: string): string {
  return pad === '' ? text : text.replace(/\n(?=[^\n])/g, `\n${pad}`);
}
