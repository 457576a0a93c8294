import { ConflictError, InputError } from '@backstage/errors';
import type { RequestFinding } from './parserOf';
import { refusedByContract } from './refusedByContract';

class Refused extends Error {
  constructor(readonly findings: RequestFinding[]) {
    super('Refused');
  }
}

/** What comes out for what the validator threw. */
function answer(error: Error, request: object = {}): unknown {
  const next = jest.fn();
  refusedByContract(findings => new Refused(findings))(
    error,
    request,
    undefined,
    next,
  );
  return next.mock.calls[0][0];
}

const MOMENT = String.raw`^([0-9a-f]{7,40}|\d{4}-\d{2}-\d{2}(T[0-9:.]+(Z|[+-]\d{2}:\d{2}))?)$`;

it.each([
  [
    'request/body/reason must NOT have fewer than 3 characters',
    { body: { reason: 'x' } },
    { path: 'reason', constraint: 'request.too_small', value: 'x' },
    /3 characters or more/,
  ],
  [
    'request/body/minutes must be <= 1440',
    { body: { minutes: 5000 } },
    { path: 'minutes', constraint: 'request.too_big', value: 5000 },
    /1440 or less/,
  ],
  [
    'request/params/id must match format "uuid"',
    { openapi: { pathParams: { id: 'nope' } } },
    { path: 'id', constraint: 'request.invalid_format', value: 'nope' },
    /whole id/,
  ],
  [
    `request/query/at must match pattern "${MOMENT}"`,
    { query: { at: 'yesterday' } },
    { path: 'at', constraint: 'request.invalid_format', value: 'yesterday' },
    /a time in ISO 8601/,
  ],
  [
    "request/body/edits/0 must have required property 'content'",
    { body: { edits: [{ action: 'put' }] } },
    { path: 'edits.0.content', constraint: 'request.required' },
    /Add it/,
  ],
  [
    'request/query/view must be equal to one of the allowed values: mine, all',
    { query: { view: 'theirs' } },
    { path: 'view', constraint: 'request.invalid_value', value: 'theirs' },
    /one of mine, all/,
  ],
  [
    "Unknown query parameter 'x'",
    {},
    { path: 'x', constraint: 'request.unrecognized_keys' },
    /Leave it out/,
  ],
])('says %s in words', (sentence, request, expected, fix) => {
  const refused = answer(new InputError(sentence), request);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({
    findings: [{ ...expected, fix: expect.stringMatching(fix) }],
  });
  expect(JSON.stringify(refused)).not.toMatch(/must |\\d|\^/);
});

it('lets every other error through', () => {
  const others = [
    new ConflictError('request/body/x must NOT be'),
    new InputError('Two commits begin with abc'),
    new InputError('request/body/x must be something new'),
  ];
  for (const each of others) expect(answer(each)).toBe(each);
});
