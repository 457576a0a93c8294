/** @jest-environment node */
import { createServer, type Server } from 'node:http';
import { ResponseError } from '@backstage/errors';
import { atPortal, signedIn } from './openPortal';

/** A refusal as the portal answers it. */
async function refused(status: number, findings?: object[]): Promise<never> {
  const error = { name: 'InputError', message: 'No such thing', findings };
  const body = { error, response: { statusCode: status } };
  throw await ResponseError.fromResponse(Response.json(body, { status }));
}

describe('what a portal refuses', () => {
  const confirm = {
    path: 'confirm',
    constraint: 'confirm.namespace',
    message: 'It is production, so its name is asked for.',
    fix: 'Type assistant-production.',
  };

  it('comes with the fix of the field', async () => {
    const minutes = {
      ...confirm,
      path: 'minutes',
      message: 'It is too much.',
      fix: 'Use 1440 or less.',
    };
    await expect(atPortal(() => refused(400, [minutes]))).rejects.toMatchObject(
      { message: 'minutes: It is too much.', fix: 'Use 1440 or less.' },
    );
  });

  it('names the option, where the command line has one', async () => {
    const fixes = { confirm: 'Add --confirm assistant-production.' };
    await expect(
      atPortal(() => refused(400, [confirm]), fixes),
    ).rejects.toMatchObject({ fix: 'Add --confirm assistant-production.' });
  });

  it.each([
    [403, /--as/],
    [404, /verb list/],
    [503, /waymark status/],
  ])('says what helps with %d', async (status, fix) => {
    await expect(atPortal(() => refused(status))).rejects.toMatchObject({
      message: 'No such thing',
      fix: expect.stringMatching(fix),
    });
  });
});

describe('signing in', () => {
  let portal: Server;
  let base: string;

  beforeAll(async () => {
    portal = createServer((request, response) => {
      response.statusCode = request.url?.includes('refresh') ? 401 : 200;
      response.end('<form action="/login"></form>');
    });
    await new Promise<void>(done => portal.listen(0, '127.0.0.1', done));
    const address = portal.address();
    if (typeof address !== 'object' || !address) throw new Error('No port');
    base = `http://127.0.0.1:${address.port}`;
  });

  it('tells an unknown person from a portal that does not run', async () => {
    await expect(signedIn(base, 'nobody')).rejects.toMatchObject({
      message: expect.stringContaining('nobody cannot sign in'),
      fix: expect.stringContaining('--as'),
      exitCode: 1,
    });
    await new Promise(done => portal.close(done));
    await expect(signedIn(base, 'nobody')).rejects.toMatchObject({
      message: expect.stringContaining('No portal answers'),
      exitCode: 3,
    });
  });
});
