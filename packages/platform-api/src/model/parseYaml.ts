import { load, YAMLException, CORE_SCHEMA } from 'js-yaml';
import type { Finding } from '../findings/finding';
import { parseDocument, type ParseResult } from './parse';

/** The longest text that is read, in bytes of UTF-8. */
export const MAX_YAML_BYTES = 256 * 1024;

/**
 * Reads one document from YAML text. Aliases, duplicate keys, custom tags, several documents and
 * texts above 256 KiB are refused with a finding; nothing is thrown.
 */
export function parseYaml(text: string): ParseResult {
  const read = readYaml(text);
  return 'finding' in read
    ? { ok: false, findings: [read.finding] }
    : parseDocument(read.value);
}

function readYaml(text: string): { value: unknown } | { finding: Finding } {
  if (text.length > MAX_YAML_BYTES || byteLength(text) > MAX_YAML_BYTES) {
    return refuse(
      'too-large',
      'The text is larger than 256 KiB.',
      'Split it into one document a file.',
    );
  }
  let anchor = false;
  try {
    const value: unknown = load(text, {
      schema: CORE_SCHEMA,
      listener: (event, state) => {
        if (event === 'close' && 'anchor' in state && state.anchor) {
          anchor = true;
        }
      },
    });
    if (anchor) {
      return refuse(
        'yaml.alias',
        'The text uses an anchor or alias.',
        'Write the value out at each place.',
      );
    }
    return { value };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return refuse(
      'yaml',
      describe(error),
      'Correct the YAML there; one document a file.',
    );
  }
}

function describe(error: YAMLException): string {
  // js-yaml sets no mark when the stream holds several documents.
  const mark: { line: number } | undefined = error.mark;
  return mark
    ? `Line ${mark.line + 1}: ${error.reason}.`
    : 'The text holds several documents.';
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function refuse(
  constraint: string,
  message: string,
  fix: string,
): { finding: Finding } {
  return {
    finding: {
      path: '',
      constraint,
      value: undefined,
      message,
      fix,
      severity: 'error',
    },
  };
}
