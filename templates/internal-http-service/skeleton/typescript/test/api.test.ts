import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { describeApi } from '../src/describe-api.js';
import { RunningService } from './running-service.js';

const service = await RunningService.start({ after });

test('greets', async () => {
  const response = await service.get('/v1/greetings/Ada?language=fr');
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { message: 'Bonjour, Ada.', language: 'fr' });
});

test('says what is wrong with a request', async () => {
  const response = await service.get('/v1/greetings/Ada?language=x');
  assert.equal(response.status, 400);
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  const problem = await response.json();
  assert.match(problem.detail, /language/);
  assert.equal(problem.requestId, response.headers.get('x-request-id'));
});

test('knows what it does not have', async () => {
  const unknownLanguage = await service.get('/v1/greetings/Ada?language=tlh');
  assert.equal(unknownLanguage.status, 404);
  assert.match((await unknownLanguage.json()).detail, /tlh/);
  const nowhere = await service.get('/nothing-here');
  assert.equal((await nowhere.json()).status, 404);
});

test('the kept API description is current', async () => {
  const kept = await readFile(new URL('../../openapi.json', import.meta.url), 'utf8');
  assert.equal(kept, await describeApi(), 'run `make openapi` and commit openapi.json');
});

test('serves its description', async () => {
  const response = await service.get('/openapi.json');
  assert.ok('/v1/greetings/{name}' in (await response.json()).paths);
});
