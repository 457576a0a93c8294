import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** JSON Schema of each component, with references between them. */
export function componentSchemas(
  components: Readonly<Record<string, z.ZodType>>,
): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) {
    registry.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    override,
    uri: id => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [
      name,
      schema,
    ]),
  );
}

/** Each field of a query as an OpenAPI parameter. */
export function queryParameters(query: z.ZodObject): object[] {
  return Object.entries(query.shape).map(([name, field]) => {
    const { $schema, description, ...schema } = z.toJSONSchema(field, {
      io: 'input',
      override,
    });
    return {
      name,
      in: 'query',
      ...(description && { description }),
      // Or a path in a query is refused for its slashes.
      ...(schema.type === 'string' && !schema.enum && { allowReserved: true }),
      schema,
    };
  });
}

function override({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  // With the format the generator types it as Date, which it is not in JSON.
  if (jsonSchema.format === 'date-time') {
    delete jsonSchema.format;
    delete jsonSchema.pattern;
    jsonSchema.description ??= 'ISO 8601, UTC';
  }
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) {
    delete jsonSchema.minimum;
    delete jsonSchema.maximum;
  }
}
