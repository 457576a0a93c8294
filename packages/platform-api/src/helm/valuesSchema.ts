import type { ValueTree } from './extractValues';

/** JSON Schema of values.yaml: Helm refuses unknown and wrongly typed values by it. */
export function valuesSchema(values: ValueTree): object {
  const { properties, ...rest } = shape(values);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...rest,
    // Helm passes values of parent charts in under this key.
    properties: { global: { type: 'object' }, ...properties },
  };
}

function shape(tree: ValueTree) {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(tree),
    properties: Object.fromEntries(
      Object.entries(tree).map(([name, value]): [string, object] => [
        name,
        leaf(value),
      ]),
    ),
  };
}

function leaf(value: ValueTree[string]): object {
  if (typeof value === 'object') return shape(value);
  return typeof value === 'number'
    ? { type: 'integer', minimum: 1 }
    : { type: 'string', minLength: 1 };
}
