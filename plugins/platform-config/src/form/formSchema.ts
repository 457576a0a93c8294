import {
  configurationJsonSchema,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';
import type { RJSFSchema } from '@rjsf/utils';
import { readNode, type SchemaNode } from '../values/fieldSchema';

const TYPES = [
  'string',
  'number',
  'integer',
  'boolean',
  'object',
  'array',
] as const;

/**
 * The part of a kind's schema that people fill in: `metadata` and `spec`, in the terms of the form library. Defaults are told,
 * not filled in: what nobody entered does not get into the document.
 */
export function formSchema(kind: ConfigurationKind): RJSFSchema {
  const { metadata, spec } =
    readNode(configurationJsonSchema(kind))?.properties ?? {};
  return {
    type: 'object',
    required: ['metadata', 'spec'],
    properties: { metadata: toForm(metadata), spec: toForm(spec) },
  };
}

function toForm(schema: unknown): RJSFSchema {
  const node = readNode(schema);
  if (!node) return {};
  const { anyOf, description, maxItems, required, title, type } = node;
  if (Array.isArray(anyOf)) {
    // Several notations of one text, such as networks of IPv4 and IPv6.
    return defined({ type: 'string', title, description });
  }
  return defined({
    title,
    description,
    required,
    maxItems,
    type: TYPES.find(known => known === type),
    enum: node.enum,
    const: node.const,
    default: node.const,
    standard: node.default,
    properties: node.properties && eachToForm(node.properties),
    additionalProperties:
      typeof node.additionalProperties === 'object'
        ? toForm(node.additionalProperties)
        : undefined,
    ...listToForm(node),
    ...unionToForm(node),
  });
}

/** The library looks whether a key is there, not what it holds. */
function defined(schema: RJSFSchema): RJSFSchema {
  return Object.fromEntries(
    Object.entries(schema).filter(([, value]) => value !== undefined),
  );
}

function eachToForm(properties: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(properties).map(([key, child]) => [key, toForm(child)]),
  );
}

/** A list of choices has each of them once; the library offers them as boxes to tick then. */
function listToForm({ items }: SchemaNode): RJSFSchema {
  if (items === undefined) return {};
  const isChoice = readNode(items)?.enum !== undefined;
  return { items: toForm(items), ...(isChoice && { uniqueItems: true }) };
}

function unionToForm({ oneOf }: SchemaNode): RJSFSchema {
  if (!oneOf) return {};
  const [first] = oneOf.map(readNode);
  const propertyName = Object.entries(first?.properties ?? {}).find(
    ([, child]) => readNode(child)?.const !== undefined,
  )?.[0];
  return {
    type: 'object',
    oneOf: oneOf.map(toForm),
    ...(propertyName !== undefined && { discriminator: { propertyName } }),
  };
}
