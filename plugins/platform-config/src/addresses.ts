import {
  CONFIGURATION_KIND_NAMES,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';

/** Root of the pages. */
export const ROOT = '/configuration';

/** Page of a kind, or of one document of it. */
export const addressOf = (kind: ConfigurationKind, name?: string) =>
  [ROOT, kind, ...(name === undefined ? [] : [name])].join('/');

/** Form that changes a document. */
export const editAddress = (kind: ConfigurationKind, name: string) =>
  `${addressOf(kind, name)}/edit`;

/** Form for a new document of a kind. */
export const newAddress = (kind: ConfigurationKind) => `${ROOT}/new/${kind}`;

/** What was accepted when, of everything or of one document. */
export const historyAddress = (path?: string) =>
  path === undefined
    ? `${ROOT}/history`
    : `${ROOT}/history?path=${encodeURIComponent(path)}`;

/** The kind that an address names, whatever its case. */
export function kindOfAddress(
  text: string | undefined,
): ConfigurationKind | undefined {
  return CONFIGURATION_KIND_NAMES.find(
    name => name.toLowerCase() === text?.toLowerCase(),
  );
}
