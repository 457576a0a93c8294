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

/**
 * Values that mean something to the server, by name of the parameter or field, or by `operation.name` for those of one operation:
 * most requests take one of them.
 */
export type Examples = Readonly<Record<string, readonly unknown[]>>;

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

/** What requests are made of: anything, what the contract says, or no more than it asks for. */
type Style = 'anything' | 'plain' | 'bare';

class RequestMaker {
  readonly #operation: Operation;
  readonly #contract: Contract;
  readonly #examples: Examples;
  readonly #style: Style;

  constructor(
    operation: Operation,
    options: { contract: Contract; examples: Examples; style: Style },
  ) {
    this.#operation = operation;
    this.#contract = options.contract;
    this.#examples = options.examples;
    this.#style = options.style;
  }

  request(): Arbitrary<MadeUpRequest> {
    const { id, method, path, parameters, body } = this.#operation;
    const values = (place: Parameter['in']) => {
      const placed = parameters.filter(parameter => parameter.in === place);
      const isNeeded = ({ required }: Parameter) =>
        place === 'path' || (required && this.#style !== 'anything');
      return this.#record(
        placed.map(({ name, schema }) => [name, schema]),
        placed.filter(isNeeded).map(({ name }) => name),
      );
    };
    return fc
      .record({
        inPath: values('path'),
        inQuery: values('query'),
        ...(body && { body: this.#mostly(this.#valueOf(body, 0)) }),
      })
      .map(({ inPath, inQuery, ...rest }) => ({
        operation: id,
        method,
        path: `${fill(path, inPath)}${query(inQuery)}`,
        ...rest,
      }));
  }

  /** As the schema says, and now and then not. */
  #mostly(value: Arbitrary<unknown>): Arbitrary<unknown> {
    if (this.#style !== 'anything') return value;
    return fc.oneof({ arbitrary: value, weight: 9 }, hostile);
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
      case 'object':
        return this.#record(
          Object.entries(schema.properties ?? {}),
          schema.required ?? [],
          depth,
        );
      case 'array': {
        const { items, minItems = 0, maxItems = 3 } = schema;
        return fc.array(items ? this.#mostly(within(items)) : hostile, {
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

  #record(
    named: ReadonlyArray<readonly [string, Schema]>,
    required: readonly string[],
    depth = 0,
  ): Arbitrary<Record<string, unknown>> {
    const taken = named.filter(
      ([name]) => this.#style !== 'bare' || required.includes(name),
    );
    const fields = Object.fromEntries(
      taken.map(([name, schema]) => [name, this.#fieldOf(name, schema, depth)]),
    );
    return fc.record(fields, {
      requiredKeys: required.filter(name => name in fields),
    });
  }

  #fieldOf(name: string, schema: Schema, depth: number): Arbitrary<unknown> {
    const { id } = this.#operation;
    const known = this.#examples[`${id}.${name}`] ?? this.#examples[name];
    if (!known) return this.#mostly(this.#valueOf(schema, depth + 1));
    const example = fc.constantFrom(...known);
    if (this.#style !== 'anything') return example;
    const value = this.#valueOf(schema, depth + 1);
    return this.#mostly(fc.oneof({ arbitrary: example, weight: 4 }, value));
  }
}

/** Calls of every operation of a contract: as it says, and with something in it that it does not allow. */
export function requestsOf(
  contract: Contract,
  examples: Examples = {},
): Arbitrary<MadeUpRequest> {
  const options = { contract, examples, style: 'anything' } as const;
  return fc.oneof(
    ...contract.operations.map(operation =>
      new RequestMaker(operation, options).request(),
    ),
  );
}

/** Calls of one operation as the contract says, half of them with no more than it asks for. */
export function plainRequestsOf(
  operation: Operation,
  contract: Contract,
  examples: Examples,
): Arbitrary<MadeUpRequest> {
  const of = (style: Style) =>
    new RequestMaker(operation, { contract, examples, style }).request();
  return fc.oneof(of('bare'), of('plain'));
}
