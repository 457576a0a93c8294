/** @jest-environment node */
import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { toYaml } from './toYaml';

/** Short texts of the characters and words that mean something in YAML. */
const tricky = fc
  .array(
    fc.constantFrom(
      ...' \t\n:#-?,()[]{}&*!|>\'"%@`~<=/\\._+0123456789eExoyYnNaz\u0000\u0085\u00a0\u2028\ufeffé😀',
      ...[
        'true',
        'false',
        'False',
        'NULL',
        'yes',
        'Off',
        '.inf',
        '<<',
        '- ',
        ': ',
        ' #',
      ],
      ...['2026-11-21', '12:30:45', '1e3', '0x1f', '0o17', '1_000'],
      ...['250m', '512Mi', '25%', '1.0.0', '8080', 'rate(x[5m])'],
    ),
    { maxLength: 6 },
  )
  .map(parts => parts.join(''));

const text = fc.oneof(tricky, fc.string({ unit: 'binary', maxLength: 12 }));

const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

const objects = fc.oneof(
  fc.dictionary(text, value, { maxKeys: 5 }),
  fc.array(value, { maxLength: 5 }),
);

describe('toYaml', () => {
  it('writes the bytes of js-yaml, whatever the data', () => {
    fc.assert(
      fc.property(objects, object => {
        expect(toYaml(object)).toBe(
          dump(object, { noRefs: true, lineWidth: -1 }),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves out what is undefined, as js-yaml does', () => {
    const object = { a: undefined, b: { c: undefined }, d: [undefined, 1] };
    expect(toYaml(object)).toBe('b: {}\nd:\n  - null\n  - 1\n');
    expect(toYaml(object)).toBe(dump(object));
  });

  it('writes a value again where it occurs twice', () => {
    const shared = { name: 'a' };
    expect(load(toYaml({ first: shared, second: [shared] }))).toEqual({
      first: shared,
      second: [shared],
    });
    expect(toYaml({ first: shared, second: shared })).not.toContain('&');
  });
});
