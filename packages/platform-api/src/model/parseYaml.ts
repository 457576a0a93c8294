import { parseDocument, type ParseResult } from './parse';
import { readYaml, type TextPosition } from './readYaml';

/** {@link ParseResult}; where the text is no YAML, with the place at which reading stopped. */
export type ParseYamlResult = ParseResult & { at?: TextPosition };

/**
 * Reads one document from YAML text. Aliases, duplicate keys, custom tags, several documents and
 * texts above 256 KiB are refused with a finding; nothing is thrown.
 */
export function parseYaml(text: string): ParseYamlResult {
  const read = readYaml(text);
  if (read.ok) return parseDocument(read.value);
  return {
    ok: false,
    findings: [read.finding],
    ...(read.at ? { at: read.at } : {}),
  };
}
