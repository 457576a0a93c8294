import { z } from 'zod';

/** The part of JSON Schema that reports use. */
interface Shape {
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  items?: Shape;
}

const shapeSchema: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    format: z.string().optional(),
    description: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(shapeSchema).optional(),
    properties: z.record(z.string(), shapeSchema).optional(),
    items: shapeSchema.optional(),
  }),
);

/** The fields of a report as rows of a table: field, type, meaning. Fields of a list are named `list[].field`. */
export function fieldRows(schema: z.ZodType): string[][] {
  return rowsOf(shapeSchema.parse(z.toJSONSchema(schema)), '');
}

function rowsOf({ properties = {} }: Shape, prefix: string): string[][] {
  return Object.entries(properties).flatMap(([name, shape]) => {
    const field = `${prefix}${name}`;
    const row = [`\`${field}\``, typeOf(shape), shape.description ?? ''];
    return [row, ...rowsOf(shape.items ?? {}, `${field}[].`)];
  });
}

function typeOf({ type, format, enum: values, anyOf }: Shape): string {
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  if (values) return values.map(value => `\`${String(value)}\``).join(', ');
  if (format === 'date-time') return 'time, ISO 8601 in UTC';
  return [type ?? []].flat().join(' or ').replace('array', 'list');
}
