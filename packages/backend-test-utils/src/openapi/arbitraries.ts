import { toUSVString } from 'node:util';
import fc, { type Arbitrary } from 'fast-check';
import type { Contract, Method, Operation, Parameter, Schema } from './schema';

/** One call of an operation, made up. */
export interface MadeUpRequest {
  operation: string;
  method: Method;
  /** With its parameters filled in and its query. */
  path: string;
  body?: unknown;
}

/** Longest text and list that is made up where the schema allows more. */
const LONGEST = 24;
const DEEPEST = 6;

/** What nobody meant to send. */
const hostile: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.5,
    Number.MAX_SAFE_INTEGER,
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '../../etc/passwd',
    '%',
    '%00',
    "' or 1=1 --",
    'аdmin',
    '\u202egnp.exe',
    '9'.repeat(400),
    'a'.repeat(5_000),
    [],
    {},
    [[[[[[]]]]]],
  ),
  fc.constant(
    JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Values that mean something to the server, by name of the parameter or field: most requests take one of them. */
export type Examples = Readonly<Record<string, readonly unknown[]>>;

/** As the schema says, and now and then not. */
function mostly(value: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.oneof({ arbitrary: value, weight: 9 }, hostile);
}

function textOf({
  format,
  pattern,
  minLength = 0,
  maxLength = LONGEST,
}: Schema): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') {
    return fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map(date => date.toISOString());
  }
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  return fc.string({
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, LONGEST)),
  });
}

function fill(path: string, values: Record<string, unknown>): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    // An empty one would be another path.
    encode(text(values[name]) || 'x'),
  );
}

function query(values: Record<string, unknown>): string {
  const parts = Object.entries(values).map(
    ([name, value]) => `${encode(name)}=${encode(text(value))}`,
  );
  return parts.length ? `?${parts.join('&')}` : '';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
}

/** Half of a surrogate pair has no UTF-8. */
function encode(value: string): string {
  return encodeURIComponent(toUSVString(value));
}

class RequestMaker {
  readonly #contract: Contract;
  readonly #examples: Examples;

  constructor(contract: Contract, examples: Examples) {
    this.#contract = contract;
    this.#examples = examples;
  }

  requestOf({
    id,
    method,
    path,
    parameters,
    body,
  }: Operation): Arbitrary<MadeUpRequest> {
    const values = (place: Parameter['in']) =>
      fc.record(
        this.#fields(
          parameters
            .filter(parameter => parameter.in === place)
            .map(({ name, schema }) => [name, schema]),
        ),
        place === 'path' ? {} : { requiredKeys: [] },
      );
    return fc
      .record({
        inPath: values('path'),
        inQuery: values('query'),
        ...(body && { body: mostly(this.#valueOf(body, 0)) }),
      })
      .map(({ inPath, inQuery, ...rest }) => ({
        operation: id,
        method,
        path: `${fill(path, inPath)}${query(inQuery)}`,
        ...rest,
      }));
  }

  #valueOf(given: Schema, depth: number): Arbitrary<unknown> {
    if (depth > DEEPEST) return fc.constant(null);
    const schema = this.#contract.resolve(given);
    const within = (inner: Schema) => this.#valueOf(inner, depth + 1);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if ('const' in schema) return fc.constant(schema.const);
    const either = schema.anyOf ?? schema.oneOf;
    if (either) return fc.oneof(...either.map(within));
    switch (schema.type) {
      case 'object': {
        const fields = this.#fields(
          Object.entries(schema.properties ?? {}),
          depth,
        );
        const required = schema.required ?? [];
        return fc.record(fields, {
          requiredKeys: required.filter(name => name in fields),
        });
      }
      case 'array': {
        const { items, minItems = 0, maxItems = 3 } = schema;
        return fc.array(items ? mostly(within(items)) : hostile, {
          minLength: minItems,
          maxLength: Math.max(minItems, Math.min(maxItems, 3)),
        });
      }
      case 'integer':
        return fc.integer({
          min: Math.max(schema.minimum ?? -1000, -(2 ** 31)),
          max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1),
        });
      case 'number':
        return fc.double({ min: schema.minimum, max: schema.maximum });
      case 'boolean':
        return fc.boolean();
      case 'string':
        return textOf(schema);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  #fields(named: ReadonlyArray<readonly [string, Schema]>, depth = 0) {
    return Object.fromEntries(
      named.map(([name, schema]) => {
        const value = this.#valueOf(schema, depth + 1);
        const known = this.#examples[name];
        return [
          name,
          mostly(
            known
              ? fc.oneof(
                  { arbitrary: fc.constantFrom(...known), weight: 4 },
                  value,
                )
              : value,
          ),
        ];
      }),
    );
  }
}

/** Calls of every operation of a contract: as it says, and with something in it that it does not allow. */
export function requestsOf(
  contract: Contract,
  examples: Examples = {},
): Arbitrary<MadeUpRequest> {
  const maker = new RequestMaker(contract, examples);
  return fc.oneof(
    ...contract.operations.map(operation => maker.requestOf(operation)),
  );
}
