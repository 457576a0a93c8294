import { API_VERSION } from '@waymark/platform-api';
import {
  configurationJsonSchema,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';
import { optionOf, readNode, type SchemaNode } from '../values/fieldSchema';

const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 0;

/** What the form holds of a document. */
export interface FormData {
  metadata?: unknown;
  spec?: unknown;
}

/** The document that a form says: without what was left empty, in the order of the schema. */
export function fromForm(kind: ConfigurationKind, data: FormData): object {
  const node = readNode(configurationJsonSchema(kind));
  const document = { apiVersion: API_VERSION, kind, ...data };
  const tidied = tidy(document, node);
  return isMap(tidied) ? tidied : {};
}

function tidy(value: unknown, node: SchemaNode | undefined): unknown {
  if (value === '' || value === null || Number.isNaN(value)) return undefined;
  if (Array.isArray(value)) {
    const items = readNode(node?.items);
    return value.map(entry => tidy(entry, items) ?? '');
  }
  if (!isMap(value)) return value;
  const chosen = node && optionOf(node, value);
  const known = Object.keys(chosen?.properties ?? {});
  const rank = (key: string) =>
    known.includes(key) ? known.indexOf(key) : known.length;
  const entries = Object.entries(value)
    .sort(([a], [b]) => rank(a) - rank(b))
    .flatMap(([key, entry]) => {
      const child =
        readNode(chosen?.properties?.[key]) ??
        readNode(chosen?.additionalProperties);
      const tidied = tidy(entry, child);
      const isLeftOut =
        tidied === undefined ||
        (isEmpty(tidied) && !chosen?.required?.includes(key));
      return isLeftOut ? [] : [[key, tidied] as const];
    });
  return Object.fromEntries(entries);
}
