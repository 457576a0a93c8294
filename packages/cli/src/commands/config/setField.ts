import {
  CONFIGURATION_KIND_NAMES,
  configurationPath,
  parseConfiguration,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';
import { didYouMean } from '@waymark/platform-api';
import { parse } from 'yaml';
import { CliError } from '../../CliError';
import { applyChanges } from '../promote/applyChanges';

/**
 * Path of the document that a person means by kind and name; case of the kind does not matter.
 *
 * @throws CliError for a kind that is none
 */
export function pathOfDocument(kind: string, name: string): string {
  return configurationPath(kindCalled(kind), name);
}

/**
 * The kind that a person means.
 *
 * @throws CliError when there is none
 */
export function kindCalled(kind: string): ConfigurationKind {
  const found = readKind(kind);
  if (found) return found;
  throw new CliError('usage', `There is no kind "${kind}"`, {
    fix: didYouMean(kind, CONFIGURATION_KIND_NAMES),
  });
}

/** The kind that a person means, whatever its case; undefined when there is none. */
export function readKind(kind: string): ConfigurationKind | undefined {
  return CONFIGURATION_KIND_NAMES.find(
    known => known.toLowerCase() === kind.toLowerCase(),
  );
}

/**
 * The document with one field set; comments and order of everything else stay. Whether the field exists and takes the value is
 * said by whoever reads the document; `384` is a text where the field is one.
 *
 * @param field - `spec.quota.cpu`
 * @param value - YAML: `77`, `384`, `[security]`; nothing takes the field away
 * @throws CliError when the value is no YAML, or the field is below something that holds none
 */
export function setField(text: string, field: string, value: string): string {
  const keys = field.split('.').filter(Boolean);
  if (keys.length === 0) {
    throw new CliError('usage', 'No field is named', {
      fix: 'Name it as in spec.quota.cpu.',
    });
  }
  try {
    const after: unknown = value === '' ? undefined : parse(value);
    const put = (to: unknown) =>
      applyChanges(text, [{ path: field, keys, after: to }]);
    const set = put(after);
    if (typeof after !== 'number' && typeof after !== 'boolean') return set;
    const asText = put(value);
    return hasWrongType(set, field) && !hasWrongType(asText, field)
      ? asText
      : set;
  } catch (cause) {
    throw new CliError('usage', `${field} cannot be set to ${value}`, {
      fix: 'Write the value as YAML, and name a field of the document.',
      cause,
    });
  }
}

function hasWrongType(text: string, field: string): boolean {
  const read = parseConfiguration(text);
  return (
    !read.ok &&
    read.findings.some(
      ({ constraint, path }) => constraint === 'type' && path === field,
    )
  );
}
