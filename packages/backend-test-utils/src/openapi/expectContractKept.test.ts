import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answer } from './AnswerChecks';
import type { MadeUpRequest } from './arbitraries';
import { expectContractKept } from './expectContractKept';

const CONTRACT = `
openapi: 3.1.0
paths:
  /things/{id}:
    parameters: [{ $ref: '#/components/parameters/id' }]
    get:
      operationId: getThing
      responses:
        '200': { $ref: '#/components/responses/Thing' }
    delete:
      operationId: removeThing
      responses:
        '204': { description: It is gone. }
  /things:
    get:
      operationId: listThings
      parameters:
        - { name: of, in: query, required: true, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer } }
      responses:
        '200': { $ref: '#/components/responses/Things' }
components:
  parameters:
    id: { name: id, in: path, required: true, schema: { type: string, format: uuid } }
  responses:
    Thing:
      content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
    Things:
      content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Thing' } } } }
  schemas:
    Thing:
      type: object
      required: [kind]
      additionalProperties: false
      properties:
        kind: { type: string, enum: [one, other] }
        parts: { type: array, items: { $ref: '#/components/schemas/Thing' } }
`;

const thing = { kind: 'one', parts: [{ kind: 'other' }] };
const kept: Record<string, Answer> = {
  getThing: { status: 200, body: thing },
  listThings: { status: 200, body: [thing] },
  removeThing: { status: 204, body: {} },
};
const denied: Answer = {
  status: 403,
  body: { error: { name: 'NotAllowedError', message: 'No' } },
};

describe('expectContractKept', () => {
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'waymark contract '));
    file = path.join(folder, 'openapi.yaml');
    await writeFile(file, CONTRACT);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const ask = async (
    answers: Record<string, Answer>,
    options: Parameters<typeof expectContractKept>[2] = {},
  ) => {
    const sent: MadeUpRequest[] = [];
    const send = async (request: MadeUpRequest) => {
      sent.push(request);
      return answers[request.operation] ?? denied;
    };
    const problem = await expectContractKept(file, send, options).then(
      () => undefined,
      (error: Error) => error.message,
    );
    return { sent, problem };
  };

  it('asks each operation until it succeeds, with what it needs', async () => {
    const { problem, sent } = await ask(kept, {
      examples: { id: ['a'], 'removeThing.id': ['b'], of: ['me'] },
    });
    expect(problem).toBeUndefined();
    expect(sent.map(each => each.path)).toEqual([
      '/things/a',
      '/things/b',
      expect.stringMatching(/^\/things\?of=me(&limit=-?\d+)?$/),
    ]);
  });

  it('fails where nothing succeeds, unless a reason says why', async () => {
    const none = await ask({});
    for (const id of Object.keys(kept)) {
      expect(none.problem).toContain(`${id} never succeeded: 403 403`);
    }
    const { getThing, listThings } = kept;
    const exceptions = { removeThing: 'It stays' };
    const one = await ask({ getThing, listThings }, { exceptions });
    expect(one.problem).toBeUndefined();
    expect((await ask(kept, { exceptions })).problem).toBe(
      'removeThing succeeded, and is listed as an exception',
    );
    expect((await ask(kept, { exceptions: { gone: '' } })).problem).toBe(
      'No operations: gone',
    );
  });

  it.each([
    ['a field of another value', 200, { kind: 'third' }, 'allowed values'],
    ['a field that is not there', 200, {}, 'kind'],
    ['an unknown field', 200, { kind: 'one', x: 1 }, 'additional properties'],
    ['a part of another type', 200, { kind: 'one', parts: [1] }, 'object'],
    ['another status', 201, thing, 'no such answer: 201'],
    ['a server error', 500, denied.body, 'Server error: 500'],
    ['an error without a name', 404, {}, 'An error without a name: 404'],
  ])('fails with %s', async (_, status, body, told) => {
    const answers = { ...kept, getThing: { status, body } };
    expect((await ask(answers)).problem).toContain(told);
  });
});
