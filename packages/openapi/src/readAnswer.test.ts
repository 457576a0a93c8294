import { z } from 'zod';
import { readAnswer } from './readAnswer';

const schema = z.object({ id: z.string() });

describe('readAnswer', () => {
  it('gives what the schema knows', async () => {
    const answer = Response.json({ id: 'a', extra: 1 });
    await expect(readAnswer(schema, answer)).resolves.toEqual({ id: 'a' });
  });

  it('throws the error of the answer, with its body', async () => {
    const body = {
      error: { name: 'InputError', message: 'no', findings: [{ path: 'x' }] },
      response: { statusCode: 400 },
    };
    const answer = Response.json(body, { status: 400 });
    await expect(readAnswer(schema, answer)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 400,
      body,
    });
  });

  it('refuses an answer of another shape', async () => {
    const answer = Response.json({ id: 1 });
    await expect(readAnswer(schema, answer)).rejects.toThrow(z.ZodError);
  });

  it('does not compile with the schema of another operation', async () => {
    const answer = { ...Response.json({}), json: async () => ({ id: 1 }) };
    // @ts-expect-error the operation answers with a number
    await expect(readAnswer(schema, answer)).rejects.toThrow();
  });
});
