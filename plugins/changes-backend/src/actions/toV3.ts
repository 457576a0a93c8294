import { z } from 'zod';
import type { z as ZodV3 } from 'zod/v3';

type V3 = typeof ZodV3;
type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * A schema as the actions registry takes it, which is typed on zod v3 and hands that in: what callers are told to send and what they get
 * back. Formats and bounds are left out, because a request is read by the schema itself.
 */
export function toV3(v3: V3, schema: z.ZodObject) {
  return objectOf(v3, z.toJSONSchema(schema, { io: 'input' }));
}

function objectOf(v3: V3, { properties = {}, required = [] }: JsonSchema) {
  return v3.object(
    Object.fromEntries(
      Object.entries(properties).map(([name, property]) => {
        const described = describedOf(v3, property);
        return [
          name,
          required.includes(name) ? described : described.optional(),
        ];
      }),
    ),
  );
}

function describedOf(v3: V3, schema: JsonSchema | boolean): ZodV3.ZodTypeAny {
  if (typeof schema === 'boolean') return v3.unknown();
  const type = typeOf(v3, schema);
  return schema.description ? type.describe(schema.description) : type;
}

function typeOf(v3: V3, schema: JsonSchema): ZodV3.ZodTypeAny {
  const { additionalProperties, items, properties, type } = schema;
  if (schema.enum) {
    const names = schema.enum.map(String);
    return v3.nativeEnum(Object.fromEntries(names.map(name => [name, name])));
  }
  if (type === 'string') return v3.string();
  if (type === 'boolean') return v3.boolean();
  if (type === 'integer') return v3.number().int();
  if (type === 'number') return v3.number();
  if (type === 'array' && items && !Array.isArray(items)) {
    return v3.array(describedOf(v3, items));
  }
  if (type === 'object' && properties) return objectOf(v3, schema);
  if (type === 'object') {
    return v3.record(
      v3.string(),
      describedOf(v3, additionalProperties ?? true),
    );
  }
  return v3.unknown();
}
