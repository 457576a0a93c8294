import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MadeUpRequest } from './arbitraries';
import { expectNoServerError } from './expectNoServerError';

const CONTRACT = `
openapi: 3.1.0
paths:
  /things/{id}:
    parameters: [{ $ref: '#/components/parameters/id' }]
    get:
      operationId: getThing
  /things:
    get:
      operationId: listThings
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 9 } }
    post:
      operationId: makeThing
      requestBody: { $ref: '#/components/requestBodies/Thing' }
components:
  parameters:
    id: { name: id, in: path, required: true, schema: { type: string, format: uuid } }
  requestBodies:
    Thing:
      content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
  schemas:
    Thing:
      type: object
      required: [kind]
      properties:
        kind: { type: string, enum: [one, other] }
        parts: { type: array, maxItems: 2, items: { $ref: '#/components/schemas/Thing' } }
`;

const refused = {
  status: 400,
  body: { error: { name: 'InputError', message: 'No' } },
};

describe('expectNoServerError', () => {
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'waymark contract '));
    file = path.join(folder, 'openapi.yaml');
    await writeFile(file, CONTRACT);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const ask = async (answer: (request: MadeUpRequest) => typeof refused) => {
    const sent: MadeUpRequest[] = [];
    const send = async (request: MadeUpRequest) => {
      sent.push(request);
      return answer(request);
    };
    const failure = await expectNoServerError(file, send, {
      seed: 7,
      examples: { id: ['known'] },
    }).then(
      () => undefined,
      (error: Error) => `${error.message}\n${error.cause}`,
    );
    return { sent, failure };
  };

  it('asks for every operation, as the contract says and otherwise', async () => {
    const { failure, sent } = await ask(() => refused);
    expect(failure).toBeUndefined();
    const of = (id: string) => sent.filter(({ operation }) => operation === id);
    expect(of('getThing').map(each => each.path)).toContain('/things/known');
    expect(of('listThings').map(each => each.path)).toEqual(
      expect.arrayContaining([
        '/things',
        expect.stringMatching(/^\/things\?limit=[1-9]$/),
        expect.stringMatching(/^\/things\?limit=.*[^0-9]/),
      ]),
    );
    const bodies = of('makeThing').map(({ body }) => body);
    expect(bodies).toContainEqual(
      expect.objectContaining({ kind: 'one', parts: expect.any(Array) }),
    );
    expect(bodies.some(body => typeof body !== 'object')).toBe(true);
  });

  it('fails with a server error, and with an error that has no name', async () => {
    const fault = await ask(({ operation }) =>
      operation === 'makeThing' ? { ...refused, status: 500 } : refused,
    );
    expect(fault.failure).toContain('Server error: 500');
    expect(fault.failure).toContain('"operation":"makeThing"');
    const nameless = await ask(() => ({
      status: 404,
      body: { error: { name: '', message: '' } },
    }));
    expect(nameless.failure).toContain('An error without a name');
  });
});
