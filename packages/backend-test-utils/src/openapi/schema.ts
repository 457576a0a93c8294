import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { z } from 'zod';

/** What the generator understands of JSON Schema; the rest is left to the server. */
export type Schema = {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
};

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    items: schema.optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    anyOf: z.array(schema).optional(),
    oneOf: z.array(schema).optional(),
  }),
);

const reference = z.object({ $ref: z.string() });
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query']),
  required: z.boolean().optional(),
  schema,
});
const body = z.object({
  content: z.object({ 'application/json': z.object({ schema }) }),
});
/** Of what is no JSON, a stream for one, the contract says nothing that a schema could hold. */
const response = z.object({ content: body.shape.content.partial().optional() });
const parameters = z.array(z.union([reference, parameter])).default([]);
const operation = z.object({
  operationId: z.string(),
  parameters,
  requestBody: z.union([reference, body]).optional(),
  responses: z.record(z.string(), z.union([reference, response])).default({}),
});

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.object({
      parameters,
      get: operation.optional(),
      put: operation.optional(),
      post: operation.optional(),
      delete: operation.optional(),
    }),
  ),
  components: z.object({
    schemas: z.record(z.string(), schema).default({}),
    parameters: z.record(z.string(), parameter).default({}),
    requestBodies: z.record(z.string(), body).default({}),
    responses: z.record(z.string(), response).default({}),
  }),
});

/** A parameter of an operation. */
export type Parameter = z.infer<typeof parameter>;

const METHODS = ['get', 'put', 'post', 'delete'] as const;

/** A method of HTTP that operations have. */
export type Method = (typeof METHODS)[number];

/** One operation with its references followed. */
export interface Operation {
  id: string;
  method: Method;
  path: string;
  parameters: Parameter[];
  body?: Schema;
  /** By status, the schema of the body that the contract promises; undefined where that is no JSON. */
  answers: ReadonlyMap<string, Schema | undefined>;
}

/** The operations of an OpenAPI document, and what its references to schemas mean. */
export interface Contract {
  operations: Operation[];
  resolve(schema: Schema): Schema;
  /** All that references may name. */
  schemas: Readonly<Record<string, Schema>>;
}

/** Reads an OpenAPI document in YAML. */
export async function readContract(file: string): Promise<Contract> {
  const { paths, components } = documentSchema.parse(
    load(await readFile(file, 'utf8')),
  );
  const follow = <T>(
    known: Record<string, T>,
    value: T | z.infer<typeof reference>,
  ): T => {
    const { success, data } = reference.safeParse(value);
    if (!success) return value as T;
    const found = known[nameOf(data.$ref)];
    if (!found) throw new Error(`${data.$ref} is in no component`);
    return found;
  };
  return {
    operations: Object.entries(paths).flatMap(([path, item]) =>
      METHODS.flatMap(method => {
        const found = item[method];
        return found
          ? {
              id: found.operationId,
              method,
              path,
              parameters: [...item.parameters, ...found.parameters].map(each =>
                follow(components.parameters, each),
              ),
              ...(found.requestBody && {
                body: follow(components.requestBodies, found.requestBody)
                  .content['application/json'].schema,
              }),
              answers: new Map(
                Object.entries(found.responses).map(([status, given]) => [
                  status,
                  follow(components.responses, given).content?.[
                    'application/json'
                  ]?.schema,
                ]),
              ),
            }
          : [];
      }),
    ),
    schemas: components.schemas,
    resolve: found =>
      found.$ref ? follow(components.schemas, { $ref: found.$ref }) : found,
  };
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
