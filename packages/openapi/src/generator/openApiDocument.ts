import { dump, load } from 'js-yaml';
import { z } from 'zod';
import { ContractError, type Contract } from './contract';
import { componentSchemas, queryParameters } from './jsonSchema';

const operationSchema = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.unknown()).optional(),
});

/** Of a path, only its operations are of interest; `parameters` beside them is a list. */
const operationsSchema = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.union([operationSchema, z.array(z.unknown())])),
  ),
  components: z.looseObject({}).optional(),
});

type Operation = z.infer<typeof operationSchema>;
type Paths = z.infer<typeof operationsSchema>['paths'];

/**
 * The whole OpenAPI document as YAML: the operations as written, everything else from the zod schemas.
 *
 * @param operations - text of operations.yaml, which refers to `#/components/requestBodies/<name>`,
 * `#/components/responses/<name>` and `#/components/responses/Error`
 * @throws ContractError when it refers to a component, or the contract to an operation, that is not there
 */
export function openApiDocument(
  contract: Contract,
  operations: string,
): string {
  const written = z.record(z.string(), z.unknown()).parse(load(operations));
  const { components, paths } = operationsSchema.parse(written);
  const schemas = {
    ...componentSchemas(contract.components),
    Error: errorSchema(contract),
  };
  const referred = (kind: string) => {
    const names = operations.matchAll(
      new RegExp(`#/components/${kind}/(\\w+)`, 'g'),
    );
    return [...new Set(Array.from(names, ([, name]) => name))].sort();
  };
  const content = (name: string) => {
    if (!(name in schemas)) {
      throw new ContractError({
        path: 'operations.yaml',
        constraint: 'refers to components of the contract',
        value: name,
        fix: `Add ${name} to the contract's components, or correct the name.`,
      });
    }
    return {
      'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
    };
  };
  const whole = {
    ...written,
    paths: withQueries(paths, contract.queries ?? {}),
    components: {
      ...components,
      requestBodies: Object.fromEntries(
        referred('requestBodies').map(name => [
          name,
          { required: true, content: content(name) },
        ]),
      ),
      responses: Object.fromEntries(
        referred('responses').map(name => [
          name,
          { description: name, content: content(name) },
        ]),
      ),
      schemas,
    },
  };
  const yaml = dump(whole, { noRefs: true, lineWidth: 100 });
  return `# Generated from operations.yaml and zod schemas; do not edit.\n${yaml}`;
}

function withQueries(
  written: Paths,
  queries: NonNullable<Contract['queries']>,
): Paths {
  const found = new Set<string>();
  const withQuery = (operation: Operation) => {
    const query = queries[operation.operationId];
    if (!query) return operation;
    found.add(operation.operationId);
    const { operationId, parameters = [], ...rest } = operation;
    return {
      operationId,
      parameters: [...parameters, ...queryParameters(query)],
      ...rest,
    };
  };
  const paths = Object.fromEntries(
    Object.entries(written).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(methods).map(([method, operation]) => [
          method,
          Array.isArray(operation) ? operation : withQuery(operation),
        ]),
      ),
    ]),
  );
  const lost = Object.keys(queries).find(id => !found.has(id));
  if (lost) {
    throw new ContractError({
      path: `queries.${lost}`,
      constraint: 'is the operationId of an operation in operations.yaml',
      value: 'unknown there',
      fix: 'Correct the name, or write the operation.',
    });
  }
  return paths;
}

function errorSchema(contract: Contract): object {
  return {
    type: 'object',
    description: 'The error of @backstage/errors; findings come with a 400',
    required: ['error', 'response'],
    properties: {
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: {
          name: { type: 'string' },
          message: { type: 'string' },
          findings: {
            type: 'array',
            items: { $ref: `#/components/schemas/${contract.finding}` },
          },
        },
      },
      response: {
        type: 'object',
        required: ['statusCode'],
        properties: { statusCode: { type: 'number' } },
      },
    },
  };
}
