import { ResponseError } from '@backstage/errors';
import { explainDenial } from '@waymark/plugin-access-common';
import { explained, explaining } from './explained';

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

it('says which field of a request is wrong, and what mends it', async () => {
  const finding = {
    path: 'spec.scaling.maxReplicas',
    constraint: 'quota',
    message: 'It does not fit into the namespace.',
    fix: 'Write 4 or less.',
    severity: 'error',
  };
  const refused = await answered(400, {
    name: 'InputError',
    message: 'refused',
    findings: [
      { ...finding, field: 'maxReplicas' },
      { ...finding, path: 'metadata.name' },
      { ...finding, severity: 'warning' },
    ],
  });
  const run = explaining(() => Promise.reject(refused));
  await expect(run).rejects.toMatchObject({
    name: 'InputError',
    message: [
      'maxReplicas: It does not fit into the namespace. Write 4 or less.',
      'metadata.name: It does not fit into the namespace. Write 4 or less.',
    ].join('\n'),
  });
});

it('says what is wrong with a request where no finding does', async () => {
  const refused = await answered(400, {
    name: 'InputError',
    message: 'values.size must be string',
  });
  expect(explained(refused)).toMatchObject({
    name: 'InputError',
    message: 'values.size must be string',
  });
});

it('leaves every other error alone', async () => {
  const other = await answered(503, { name: 'Error', message: 'away' });
  expect(explained(other)).toBe(other);
  expect(explained('text')).toBe('text');
});
