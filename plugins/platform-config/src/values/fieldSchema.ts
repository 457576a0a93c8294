import {
  configurationJsonSchema,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';
import { z } from 'zod';

/** What of JSON Schema the pages read. */
const nodeSchema = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  const: z.union([z.string(), z.number(), z.boolean()]).optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  pattern: z.string().optional(),
  maxItems: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** One node of a JSON Schema. */
export type SchemaNode = z.infer<typeof nodeSchema>;

/** Reads a node; undefined where there is none. */
export function readNode(node: unknown): SchemaNode | undefined {
  return nodeSchema.safeParse(node).data;
}

/** The schema of a kind's `spec`. */
export function specSchema(kind: ConfigurationKind): SchemaNode | undefined {
  return readNode(readNode(configurationJsonSchema(kind))?.properties?.spec);
}

/** The node that a value is told by: of several, the one whose constants the value has. */
export function optionOf(node: SchemaNode, value: unknown): SchemaNode {
  if (!node.oneOf || typeof value !== 'object' || value === null) return node;
  const entries = new Map<string, unknown>(Object.entries(value));
  const option = node.oneOf.map(readNode).find(one =>
    Object.entries(one?.properties ?? {}).every(([key, child]) => {
      const constant = readNode(child)?.const;
      return constant === undefined || constant === entries.get(key);
    }),
  );
  return option ?? node;
}

/** What a field is called: its title, else its key in words. */
export function labelOf(key: string, node: SchemaNode | undefined): string {
  if (node?.title) return node.title;
  if (!/^[a-z]+([A-Z][a-z]+)*$/.test(key)) return key;
  const words = key.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
