/** @jest-environment node */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  examples,
  jsonSchema,
  parseDocument,
  parseYaml,
  DOCUMENT_KINDS,
  INPUT_LIMITS,
} from '..';
import { webService } from '../__testUtils__/arbitraries';
import { GOLDEN_FOLDER } from '../__testUtils__/goldenCases';

const update = process.env.UPDATE_GOLDEN === '1';
const refused = join(GOLDEN_FOLDER, 'refused');
const valid = examples[0].document;

function constraints(input: unknown): string[] {
  const result = parseDocument(input);
  return result.ok ? [] : result.findings.map(({ constraint }) => constraint);
}

function nested(depth: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < depth; level += 1) value = { spec: value };
  return value;
}

describe('refused documents', () => {
  const cases = readdirSync(refused).filter(file => file.endsWith('.yaml'));

  it.each(cases)('%s is refused with its findings', file => {
    const result = parseYaml(readFileSync(join(refused, file), 'utf8'));
    const expected = join(refused, file.replace(/yaml$/, 'findings.json'));
    const actual = `${JSON.stringify(result.findings, null, 2)}\n`;
    if (update) writeFileSync(expected, actual);
    expect(result.ok).toBe(false);
    expect(existsSync(expected)).toBe(true);
    expect(actual).toBe(readFileSync(expected, 'utf8'));
  });
});

describe('parseDocument', () => {
  it('accepts every example, and gives it back', () => {
    for (const { document } of examples) {
      expect(parseDocument(document)).toEqual({
        ok: true,
        document,
        findings: [],
      });
    }
  });

  it('accepts input of another realm and without prototype', () => {
    expect(parseDocument(structuredClone(valid)).ok).toBe(true);
    expect(parseDocument(Object.assign(Object.create(null), valid)).ok).toBe(
      true,
    );
  });

  it('suggests the field that was meant, at every depth', () => {
    const result = parseDocument({
      ...valid,
      spec: { ...valid.spec, runtme: {}, scaling: { minReplica: 1 } },
    });
    expect(result.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: 'spec.runtme',
          fix: 'Did you mean "runtime"?',
        }),
        expect.objectContaining({
          path: 'spec.scaling.minReplica',
          fix: 'Did you mean "minReplicas"?',
        }),
      ]),
    );
  });

  it('never repeats what may be a secret', () => {
    const result = parseDocument({
      ...valid,
      spec: {
        ...valid.spec,
        secrets: [{ name: 'a', providerRef: 'a', value: 'hunter2' }],
      },
    });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it.each<[string, unknown, string]>([
    ['depth', nested(10_000), 'too-deep'],
    [
      'many values',
      { spec: Array.from({ length: 20_000 }, () => 1) },
      'too-many-values',
    ],
    [
      'many keys',
      Object.fromEntries(
        Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 1]),
      ),
      'too-many-values',
    ],
    [
      'long text',
      { metadata: { name: 'a'.repeat(INPUT_LIMITS.stringLength + 1) } },
      'too-long',
    ],
    [
      '__proto__',
      JSON.parse('{"spec":{"__proto__":{"owner":"a"}}}'),
      'forbidden-key',
    ],
    ['constructor', { metadata: { constructor: {} } }, 'forbidden-key'],
    [
      'an accessor',
      Object.defineProperty({}, 'spec', {
        enumerable: true,
        get: () => {
          throw new Error('read');
        },
      }),
      'plain-object',
    ],
    ['a class', new Map(), 'plain-object'],
    ['a date', { spec: new Date(0) }, 'plain-object'],
    ['text', 'kind: WebService', 'type'],
    ['a list', [valid], 'type'],
    ['null', null, 'type'],
    ['nothing', undefined, 'required'],
  ])('refuses %s with a finding', (_what, input, constraint) => {
    expect(constraints(input)).toContain(constraint);
  });

  it('refuses a cycle', () => {
    const loop: Record<string, unknown> = { ...valid };
    loop.spec = loop;
    expect(constraints(loop)).toContain('shared-reference');
  });

  it('is quick on patterns made to be slow', () => {
    const hostile = [
      'a-'.repeat(8_000),
      `${'a.'.repeat(8_000)}!`,
      `${'0'.repeat(16_000)}!`,
      'a/'.repeat(8_000),
    ];
    const start = performance.now();
    for (const text of hostile) {
      parseDocument({
        ...valid,
        metadata: { name: text },
        spec: {
          owner: text,
          runtime: { image: text },
          exposure: { host: text },
          offering: { version: text },
          secrets: [{ providerRef: text }],
          dependencies: [{ cidrs: [text] }],
        },
      });
    }
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('never throws, and finds the same twice', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withNullPrototype: true,
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withSparseArray: true,
          withTypedArray: true,
        }),
        input => {
          const first = parseDocument(input);
          expect(first.ok).toBe(false);
          expect(first.findings.length).toBeGreaterThan(0);
          expect(parseDocument(input)).toEqual(first);
          JSON.stringify(first.findings);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never throws on a valid document with one field replaced by anything', () => {
    const field = fc.constantFrom(
      'owner',
      'runtime',
      'exposure',
      'scaling',
      'identity',
      'secrets',
      'dependencies',
      'reliability',
      'placement',
      'offering',
    );
    fc.assert(
      fc.property(webService, field, fc.anything(), (document, key, value) => {
        const result = parseDocument({
          ...document,
          spec: { ...document.spec, [key]: value },
        });
        for (const finding of result.findings) {
          expect(finding.path.startsWith('spec')).toBe(true);
          expect(finding.fix).not.toBe('');
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('parseYaml', () => {
  it.each([
    ['several documents', 'a: 1\n---\nb: 2', 'yaml'],
    ['an alias', 'a: &x [1]\nb: *x', 'yaml.alias'],
    ['a duplicate key', 'a: 1\na: 2', 'yaml'],
    ['a custom tag', 'a: !!js/function "x"', 'yaml'],
    ['a broken text', 'a: [', 'yaml'],
    ['too much text', `a: "${'x'.repeat(300 * 1024)}"`, 'too-large'],
    ['nothing', '', 'required'],
    ['depth in flow style', '['.repeat(100_000), 'yaml'],
    ['depth in block style', '- '.repeat(100_000), 'yaml'],
    ['__proto__', '__proto__: {a: 1}', 'forbidden-key'],
  ])('refuses %s', (_what, text, constraint) => {
    const result = parseYaml(text);
    expect(result.ok).toBe(false);
    expect(result.findings.map(finding => finding.constraint)).toContain(
      constraint,
    );
  });

  it.each([
    ['a: [1', 'Line 2, column 1: the text ends inside brackets', 'Close the ['],
    ['a: 1\nb: {c: 1 d: 2}', 'Line 2, column 11: a comma is missing', 'comma'],
    ['a: 1\na: 2', 'Line 2, column 1: this key is there twice', 'Remove one'],
    ['a:\n\tb: 1', 'Line 2, column 1: a tab is used to indent', 'spaces'],
    ['a: "b', 'a quotation mark is not closed', 'Close it'],
    ['a: b: c', 'Line 1, column 5: the indentation does not', 'quote a value'],
    ['a:\n  b: 1\n c: 2', 'Line 3, column 2: the indentation', 'same column'],
    [
      'a: 1\nb\nc: 2',
      'Line 3, column 2: a key without its colon',
      '"key: value"',
    ],
    [
      'a: !!js/function x',
      'a tag (!…) that is not read here',
      'Remove the tag',
    ],
    ['a: *b', 'an alias (*…); none is read here', 'Write the value out'],
    ['a: "\\q"', 'an escape that YAML does not have', 'backslash twice'],
    ['- a\nb: 1', 'Line 2, column 1: ', 'Indent'],
    ['%FOO', 'Line 2, column 1: directives end mark', 'Look at colons'],
    ['a: 1\n---\nb: 2', 'The text holds several documents.', 'file of its own'],
  ])('says of %j where it breaks, and what to do', (text, message, fix) => {
    const [finding] = parseYaml(text).findings;
    expect(finding.message).toContain(message);
    expect(finding.fix).toContain(fix);
  });

  it('gives the place of what it refuses, counted from 1', () => {
    expect(parseYaml('a: 1\nb: {c: 1 d: 2}')).toMatchObject({
      at: { line: 2, column: 11 },
    });
    expect(parseYaml('a: 1\nb: &x 1\nc: *x')).toMatchObject({
      at: { line: 2 },
    });
    expect(parseYaml('kind: x')).not.toHaveProperty('at');
  });

  it('refuses a bomb of aliases at once', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...Array.from(
        { length: 20 },
        (_, index) =>
          `k${index}: &k${index} [*${index ? `k${index - 1}` : 'a'},*a,*a]`,
      ),
    ].join('\n');
    const start = performance.now();
    expect(parseYaml(bomb).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('jsonSchema', () => {
  it.each([...DOCUMENT_KINDS])('describes %s for forms', kind => {
    const schema = jsonSchema(kind);
    expect(schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      title: kind,
    });
    expect(JSON.stringify(schema)).toContain('"default":');
  });
});
