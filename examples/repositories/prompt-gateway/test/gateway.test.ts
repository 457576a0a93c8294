import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Budget } from '../src/budget.ts';
import { redact } from '../src/redact.ts';
import { createGateway } from '../src/server.ts';

const server = createGateway({ limit: 40 });
let url = '';

before(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
after(() => server.close());

const ask = (team: string, prompt: string) =>
  fetch(`${url}/v1/completions`, {
    method: 'POST',
    body: JSON.stringify({ team, purpose: 'classify', prompt }),
  });

test('personal data does not reach the model', () => {
  assert.deepEqual(
    redact('Write to ada@meridian.example, 4111 1111 1111 1111'),
    {
      text: 'Write to [email], [card]',
      found: 2,
    },
  );
});

test('a budget refuses, then recovers', () => {
  const budget = new Budget(10);
  assert.deepEqual(budget.spend('a', 8, 0), { ok: true });
  assert.deepEqual(budget.spend('a', 8, 15_000), {
    ok: false,
    retryAfterSeconds: 45,
  });
  assert.deepEqual(budget.spend('a', 8, 60_000), { ok: true });
});

test('answers with the model for the purpose', async () => {
  const response = await ask('assistant', 'spam or not?');
  assert.equal(response.status, 200);
  assert.equal((await response.json()).model, 'meridian-small');
});

test('says when to come back', async () => {
  const response = await ask('greedy', 'x'.repeat(400));
  assert.equal(response.status, 429);
  assert.ok(response.headers.get('retry-after'));
});
