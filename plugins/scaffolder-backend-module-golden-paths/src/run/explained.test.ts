import { ResponseError } from '@backstage/errors';
import { explainDenial } from '@waymark/plugin-access-common';
import { explained } from './explained';

const answered = (status: number, error: object) =>
  ResponseError.fromResponse(
    new Response(JSON.stringify({ error, response: { statusCode: status } }), {
      status,
      headers: { 'content-type': 'application/json' },
    }),
  );

it('says why a run is refused, and who can change it', async () => {
  const denial = explainDenial('tenants.run.create', 'assistant');
  const refused = await answered(403, {
    name: 'NotAllowedError',
    message: denial.reason,
    ...denial,
  });
  expect(explained(refused)).toMatchObject({
    name: 'NotAllowedError',
    message: `${denial.reason} ${denial.whoCanGrant}`,
  });
});

it('leaves every other error alone', async () => {
  const other = await answered(503, { name: 'Error', message: 'away' });
  expect(explained(other)).toBe(other);
  expect(explained('text')).toBe('text');
});
