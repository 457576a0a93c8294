import { isMap as isYamlMap, parseDocument } from 'yaml';

const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueOf = (map: object, key: string): unknown =>
  new Map<string, unknown>(Object.entries(map)).get(key);

/** One field as it is and as it would be; undefined where it is not there. */
export interface FieldDifference {
  keys: readonly (string | number)[];
  before: unknown;
  after: unknown;
}

/** The fields in which two documents differ, lists of another length as a whole. */
export function differences(
  before: unknown,
  after: unknown,
  keys: FieldDifference['keys'] = [],
): FieldDifference[] {
  if (isMap(before) && isMap(after)) {
    const all = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...all].flatMap(key =>
      differences(valueOf(before, key), valueOf(after, key), [...keys, key]),
    );
  }
  if (
    Array.isArray(before) &&
    Array.isArray(after) &&
    before.length === after.length
  ) {
    return before.flatMap((entry, index) =>
      differences(entry, after[index], [...keys, index]),
    );
  }
  const isSame =
    before === after || JSON.stringify(before) === JSON.stringify(after);
  return isSame ? [] : [{ keys, before, after }];
}

/** `spec.syncWindows[0].kind` */
export function placeOfField(keys: FieldDifference['keys']): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path ? `${path}.${key}` : key;
  }, '');
}

/** Writes what differs into the text of a document; comments, order and quoting of everything else stay. */
export function writeChanges(
  text: string,
  changes: readonly FieldDifference[],
): string {
  if (changes.length === 0) return text;
  const document = parseDocument(text);
  for (const { keys, after } of changes) {
    if (after === undefined) document.deleteIn(keys);
    else document.setIn(keys, document.createNode(after));
  }
  for (const { keys } of changes) {
    const parent = keys.slice(0, -1);
    const left = document.getIn(parent);
    if (parent.length > 1 && isYamlMap(left) && left.items.length === 0) {
      document.deleteIn(parent);
    }
  }
  return document.toString({ lineWidth: 0, singleQuote: true });
}
