import { z } from 'zod';

/** What a form knows: the golden path's parameters by name. */
export type Values = Record<string, unknown>;

/** One field of the form, from one property of the template's parameters. */
export type Field = {
  name: string;
  label: string;
  description?: string;
  required: boolean;
  kind: 'text' | 'number' | 'choice' | 'entity' | 'entities' | 'list';
  defaultValue?: unknown;
  choices: Array<{ value: string; label: string }>;
  catalogFilter?: Record<string, string | string[]>;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
};

/** The fields of one step of the template. */
export type FieldGroup = { title: string; fields: Field[] };

const filterSchema = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string())]),
);

const propertySchema = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  enumNames: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  'ui:field': z.string().optional(),
  'ui:options': z.object({ catalogFilter: filterSchema.optional() }).optional(),
});

const stepSchema = z.object({
  title: z.string(),
  schema: z.object({
    required: z.array(z.string()).default([]),
    properties: z.record(z.string(), propertySchema).default({}),
  }),
});

type Property = z.infer<typeof propertySchema>;

function kindOf(property: Property): Field['kind'] {
  if (property.type === 'array') {
    return property['ui:options']?.catalogFilter ? 'entities' : 'list';
  }
  if (property.enum) return 'choice';
  if (property['ui:field'] && property['ui:options']?.catalogFilter) {
    return 'entity';
  }
  return property.type === 'integer' || property.type === 'number'
    ? 'number'
    : 'text';
}

function fieldOf(name: string, property: Property, required: boolean): Field {
  const choices = property.enum ?? [];
  return {
    name,
    label: property.title ?? name,
    description: property.description,
    required,
    kind: kindOf(property),
    defaultValue: property.default,
    choices: choices.map((value, i) => ({
      value,
      label: property.enumNames?.[i] ?? value,
    })),
    catalogFilter: property['ui:options']?.catalogFilter,
    minimum: property.minimum,
    maximum: property.maximum,
    minLength: property.minLength,
    maxLength: property.maxLength,
  };
}

/**
 * The form of a template, from the JSON Schema of its parameters: one group for each step.
 *
 * @throws ZodError when a step is not what the scaffolder serves
 */
export function fieldGroups(steps: unknown): FieldGroup[] {
  return z
    .array(stepSchema)
    .parse(steps)
    .map(({ title, schema }) => ({
      title,
      fields: Object.entries(schema.properties).map(([name, property]) =>
        fieldOf(name, property, schema.required.includes(name)),
      ),
    }));
}

/** The values a fresh form starts with. */
export function defaultValues(groups: FieldGroup[]): Values {
  const fields = groups.flatMap(group => group.fields);
  return Object.fromEntries(
    fields
      .filter(field => field.defaultValue !== undefined)
      .map(field => [field.name, field.defaultValue]),
  );
}

/** The values as they are sent: without what was left empty. */
export function filledIn(values: Values): Values {
  const isEmpty = (value: unknown) =>
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (typeof value === 'number' && Number.isNaN(value)) ||
    (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => !isEmpty(value)),
  );
}
