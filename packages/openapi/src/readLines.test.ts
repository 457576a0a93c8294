import { z } from 'zod';
import { readLines } from './readLines';

const schema = z.object({ at: z.string() });

/** An answer that comes in these pieces, and goes on after them or ends. */
function inPieces(pieces: readonly string[], goesOn = false) {
  const encoder = new TextEncoder();
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      if (!goesOn) controller.close();
    },
    cancel() {
      isCancelled = true;
    },
  });
  return { answer: new Response(body), isCancelled: () => isCancelled };
}

async function all<T>(lines: AsyncGenerator<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

describe('readLines', () => {
  it.each([
    [['{"at":"one"}\n{"at":"two"}\n']],
    [['{"at":"o', 'ne"}', '\n{"at":"two"}']],
    [['{"at":"one"}\n', '\n{"at":"two"}\n']],
  ])('gives the lines of %j', async pieces => {
    const { answer } = inPieces(pieces);
    await expect(all(readLines(schema, answer))).resolves.toEqual([
      { at: 'one' },
      { at: 'two' },
    ]);
  });

  it('hangs up when nobody reads on', async () => {
    const both = ['{"at":"one"}\n{"at":"two"}\n'];
    const { answer, isCancelled } = inPieces(both, true);
    for await (const line of readLines(schema, answer)) {
      expect(line).toEqual({ at: 'one' });
      break;
    }
    expect(isCancelled()).toBe(true);
  });

  it('throws the error of the answer, and refuses another shape', async () => {
    const body = {
      error: { name: 'NotAllowedError', message: 'no' },
      response: { statusCode: 403 },
    };
    const refused = Response.json(body, { status: 403 });
    await expect(all(readLines(schema, refused))).rejects.toMatchObject({
      name: 'ResponseError',
      body,
    });
    const { answer } = inPieces(['{"at":1}\n']);
    await expect(all(readLines(schema, answer))).rejects.toThrow(z.ZodError);
  });
});
