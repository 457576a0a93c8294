import { z } from 'zod';
import { parserOf, type RequestFinding } from './parserOf';

class Refused extends Error {
  constructor(readonly findings: RequestFinding[]) {
    super('Refused');
  }
}
const parse = parserOf(findings => new Refused(findings));
const schema = z.strictObject({ limit: z.coerce.number().max(100) });

it('reads what fits, as the schema gives it', () => {
  expect(parse(schema, { limit: '5' })).toEqual({ limit: 5 });
});

it('refuses by the error of the plugin, field by field', () => {
  const refused = () => parse(schema, { limit: 500, extra: 1 });
  expect(refused).toThrow(Refused);
  expect(refused).toThrow(
    expect.objectContaining({
      findings: [
        expect.objectContaining({
          path: 'limit',
          constraint: 'request.too_big',
          severity: 'error',
        }),
        expect.objectContaining({ constraint: 'request.unrecognized_keys' }),
      ],
    }),
  );
});

it.each([
  ['a NUL character', { name: 'a\0b' }, 'name'],
  ['half of a surrogate pair', { list: ['fine', '\ud800'] }, 'list[1]'],
  ['such a name of a field', { inner: { '\0': 1 } }, 'inner'],
])('refuses %s, which no database keeps', (_, input, path) => {
  const refused = () => parse(z.unknown(), input);
  expect(refused).toThrow(
    expect.objectContaining({
      findings: [expect.objectContaining({ path, constraint: 'request.text' })],
    }),
  );
});

it('keeps every other text', () => {
  const input = { name: 'Zoë 🦊\n\t' };
  expect(parse(z.unknown(), input)).toBe(input);
});
