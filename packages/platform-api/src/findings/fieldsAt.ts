import { z } from 'zod';

/** The field names that the schema has at a path of the input, through unions and lists. */
export function fieldsAt(
  schema: z.ZodType,
  path: readonly PropertyKey[],
  input: unknown,
): string[] {
  const { schema: found, value } = descend(schema, path, input);
  const chosen = chooseOption(found, value);
  return chosen instanceof z.ZodObject ? Object.keys(chosen.shape) : [];
}

/** The values a discriminator may have; the path ends with the discriminator itself. */
export function discriminatorValues(
  schema: z.ZodType,
  path: readonly PropertyKey[],
  input: unknown,
): string[] {
  const { schema: found } = descend(schema, path.slice(0, -1), input);
  if (!(found instanceof z.ZodDiscriminatedUnion)) return [];
  const key = found.def.discriminator;
  return found.options.flatMap(option => {
    const literal = literalOf(option, key);
    return literal === undefined ? [] : [literal];
  });
}

function descend(
  schema: unknown,
  path: readonly PropertyKey[],
  input: unknown,
): { schema: unknown; value: unknown } {
  let current = stripOptional(schema);
  let value = input;
  for (const part of path) {
    const chosen = chooseOption(current, value);
    if (chosen instanceof z.ZodObject) {
      const shape: Record<string, unknown> = chosen.shape;
      current = stripOptional(shape[String(part)]);
    } else if (chosen instanceof z.ZodArray) {
      current = stripOptional(chosen.element);
    } else if (chosen instanceof z.ZodRecord) {
      current = stripOptional(chosen.valueType);
    } else {
      return { schema: undefined, value: undefined };
    }
    value = ownValue(value, part);
  }
  return { schema: current, value };
}

function chooseOption(schema: unknown, value: unknown): unknown {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const key = schema.def.discriminator;
  const tag = ownValue(value, key);
  return schema.options.find(option => literalOf(option, key) === tag);
}

function literalOf(option: unknown, key: string): string | undefined {
  if (!(option instanceof z.ZodObject)) return undefined;
  const field: unknown = option.shape[key];
  return field instanceof z.ZodLiteral ? String(field.value) : undefined;
}

function stripOptional(schema: unknown): unknown {
  return schema instanceof z.ZodOptional
    ? stripOptional(schema.unwrap())
    : schema;
}

function ownValue(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
