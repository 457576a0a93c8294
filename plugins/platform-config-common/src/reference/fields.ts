import { z } from 'zod';

/** What of JSON Schema the pages tell. */
const fieldSchema = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  oneOf: z.array(z.unknown()).optional(),
});
type Field = z.infer<typeof fieldSchema>;

/** One row of a page's table of fields. */
export interface FieldRow {
  path: string;
  type: string;
  required: boolean;
  text: string;
}

/** The fields of a JSON Schema, in its order; those of a list or map stand below `[]` and `.<name>`. */
export function fieldRows(schema: unknown, path = ''): FieldRow[] {
  const field = fieldSchema.parse(schema);
  const rows = Object.entries(field.properties ?? {}).flatMap(([name, child]) =>
    rowsOf(
      child,
      path ? `${path}.${name}` : name,
      field.required?.includes(name) ?? false,
    ),
  );
  const options = (field.oneOf ?? []).flatMap(option =>
    fieldRows(option, path),
  );
  return unique([...rows, ...options]);
}

function rowsOf(child: unknown, path: string, required: boolean): FieldRow[] {
  const field = fieldSchema.parse(child);
  const { items, additionalProperties } = field;
  const row = { path, type: typeOf(field), required, text: textOf(field) };
  return [
    row,
    ...fieldRows(child, path),
    ...(items ? fieldRows(items, `${path}[]`) : []),
    ...(typeof additionalProperties === 'object'
      ? fieldRows(additionalProperties, `${path}.<name>`)
      : []),
  ];
}

function typeOf(field: Field): string {
  if (field.const !== undefined) return `\`${String(field.const)}\``;
  if (field.enum) return field.enum.map(one => `\`${String(one)}\``).join(', ');
  if (field.oneOf) return 'one of several';
  if (field.type === 'array') {
    return `list of ${typeOf(fieldSchema.parse(field.items ?? {}))}`;
  }
  if (field.type === 'object') return field.properties ? 'object' : 'map';
  return (
    { string: 'text', integer: 'whole number' }[field.type ?? ''] ??
    field.type ??
    'text'
  );
}

function textOf({
  title,
  description,
  default: value,
  minimum,
  maximum,
}: Field): string {
  const bounds =
    minimum !== undefined && maximum !== undefined
      ? `${minimum} to ${maximum}.`
      : '';
  const standard =
    value !== undefined && !description?.includes('Default')
      ? `Default: ${String(value)}.`
      : '';
  return [description ?? (title ? `${title}.` : ''), bounds, standard]
    .filter(Boolean)
    .join(' ');
}

/** Options of a union repeat what they have in common. */
function unique(rows: readonly FieldRow[]): FieldRow[] {
  const merged = new Map<string, FieldRow>();
  for (const row of rows) {
    const known = merged.get(row.path);
    const types = new Set([...(known?.type.split(', ') ?? []), row.type]);
    merged.set(row.path, {
      ...row,
      type: [...types].join(', '),
      required: row.required && (known?.required ?? true),
    });
  }
  return [...merged.values()];
}
