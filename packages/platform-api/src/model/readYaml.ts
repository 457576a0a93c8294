import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { refusal, type Finding } from '../findings/finding';
import { explainYaml } from './explainYaml';

/** The longest text that is read, in bytes of UTF-8. */
export const MAX_YAML_BYTES = 256 * 1024;

/** Where in a text, both counted from 1. */
export interface TextPosition {
  line: number;
  column: number;
}

/** What reading gives: one value, or why there is none and where reading stopped. */
export type YamlResult =
  | { ok: true; value: unknown }
  | { ok: false; finding: Finding; at?: TextPosition };

/**
 * Reads one value from YAML text. Aliases, duplicate keys, custom tags, several documents and
 * texts above 256 KiB are refused with a finding; nothing is thrown.
 */
export function readYaml(text: string): YamlResult {
  if (text.length > MAX_YAML_BYTES || byteLength(text) > MAX_YAML_BYTES) {
    return refuse(
      'too-large',
      'The text is larger than 256 KiB.',
      'Split it into one document a file.',
    );
  }
  let anchor: TextPosition | undefined;
  try {
    const value: unknown = load(text, {
      schema: CORE_SCHEMA,
      listener: (event, state) => {
        if (event === 'close' && 'anchor' in state && state.anchor) {
          anchor ??= { line: state.line + 1, column: 1 };
        }
      },
    });
    if (!anchor) return { ok: true, value };
    return refuse(
      'yaml.alias',
      'The text uses an anchor or alias.',
      'Write the value out at each place.',
      anchor,
    );
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // js-yaml sets no mark when the stream holds several documents.
    const mark: { line: number; column: number } | undefined = error.mark;
    if (!mark) {
      return refuse(
        'yaml',
        'The text holds several documents.',
        'Put each into a file of its own; a line of "---" begins a new one.',
      );
    }
    const { message, fix } = explainYaml(error.reason);
    const at = { line: mark.line + 1, column: mark.column + 1 };
    return refuse(
      'yaml',
      `Line ${at.line}, column ${at.column}: ${message}.`,
      fix,
      at,
    );
  }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function refuse(
  constraint: string,
  message: string,
  fix: string,
  at?: TextPosition,
): YamlResult {
  const finding = refusal('', constraint, undefined, message, fix);
  return { ok: false, finding, ...(at ? { at } : {}) };
}
