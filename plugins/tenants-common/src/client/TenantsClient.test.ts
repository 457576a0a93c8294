import { createServer, type Server } from 'node:http';
import { TenantsClient } from './TenantsClient';

describe('TenantsClient', () => {
  const seen: { url?: string; token?: string }[] = [];
  const draft = {
    key: 'start/a',
    content: { size: 'small' },
    revision: 1,
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
  let server: Server;
  let client: TenantsClient;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { headers, method, url } = request;
      seen.push({ url, token: headers.authorization });
      const answer = (status: number, body?: object) =>
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(body && JSON.stringify(body));
      if (url === '/runs/slow') return;
      if (url === '/runs/odd') answer(200, { id: 1 });
      else if (url?.startsWith('/runs?')) answer(200, { items: [] });
      else if (url === '/drafts/start%2Fa' && method !== 'DELETE') {
        answer(200, draft);
      } else if (url?.startsWith('/drafts/locked')) {
        answer(403, { error: { name: 'NotAllowedError', message: 'no' } });
      } else answer(204);
    });
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    client = new TenantsClient({
      discoveryApi: {
        getBaseUrl: async () => `http://127.0.0.1:${address.port}`,
      },
    });
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(done => {
      server.close(done);
    });
  });

  it('reads a draft, or that there is none', async () => {
    await expect(client.getDraft('start/a')).resolves.toEqual(draft);
    await expect(client.getDraft('start/none')).resolves.toBeUndefined();
    await expect(client.deleteDraft('start/a')).resolves.toBeUndefined();
    const locked = [
      () => client.getDraft('locked'),
      () => client.deleteDraft('locked'),
    ];
    for (const refused of locked) {
      await expect(refused()).rejects.toMatchObject({
        name: 'ResponseError',
        statusCode: 403,
      });
    }
  });

  it('sends filters and token', async () => {
    await client.listRuns({ mine: true, limit: 5 }, { token: 'abc' });
    expect(seen.at(-1)).toEqual({
      url: '/runs?mine=true&limit=5',
      token: 'Bearer abc',
    });
  });

  it('refuses an answer of another shape', async () => {
    await expect(client.getRun('odd')).rejects.toThrow('idempotencyKey');
  });

  it('gives up when its caller does', async () => {
    const controller = new AbortController();
    const answer = client.getRun('slow', { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });
});
