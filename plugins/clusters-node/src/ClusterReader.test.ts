import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { z } from 'zod';
import { ClusterReader } from './ClusterReader';
import { ClusterReadError } from './ClusterReadError';

const nameSchema = z.object({ metadata: z.object({ name: z.string() }) });
const deployments = { apiVersion: 'apps/v1', kind: 'Deployment' };

describe('ClusterReader', () => {
  let server: Server;
  let cluster: ClusterReader;
  const asked: string[] = [];
  const answers = new Map<string, object>();

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = request.url ?? '';
      asked.push(url);
      const isKnown = request.headers.authorization === 'Bearer first';
      const answer = isKnown ? answers.get(url) : { message: 'Unauthorized' };
      const refused = isKnown ? 404 : 401;
      response.statusCode = isKnown && answer ? 200 : refused;
      response.end(JSON.stringify(answer ?? { message: 'not found' }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    cluster = new ClusterReader({
      name: 'local',
      server: addressOf(server),
      skipTlsVerify: false,
      token: 'first',
    });
    answers.set('/apis/apps/v1', {
      resources: [
        { name: 'deployments', kind: 'Deployment', namespaced: true },
        { name: 'deployments/scale', kind: 'Scale', namespaced: true },
      ],
    });
    answers.set('/apis/apps/v1/namespaces/a/deployments/rag', {
      metadata: { name: 'rag' },
    });
    const list = '/apis/apps/v1/deployments?limit=500';
    answers.set(list, {
      metadata: { continue: 'more' },
      items: [{ metadata: { name: 'one' } }],
    });
    answers.set(`${list}&continue=more`, {
      items: [{ metadata: { name: 'two' } }],
    });
  });

  afterAll(async () => {
    server.close();
    await once(server, 'close');
  });

  const rag = { ...deployments, namespace: 'a', name: 'rag' };

  it('reads an object by its kind, asking once which kinds there are', async () => {
    const read = () => cluster.get(nameSchema, rag);
    await expect(read()).resolves.toEqual({ metadata: { name: 'rag' } });
    await read();
    expect(asked.filter(url => url === '/apis/apps/v1')).toHaveLength(1);
  });

  it('lists all pages', async () => {
    const items = await cluster.list(nameSchema, deployments);
    expect(items.map(({ metadata }) => metadata.name)).toEqual(['one', 'two']);
  });

  it('has nothing of what is not there, whether object, kind or group', async () => {
    const read = (ref: Partial<typeof rag>) =>
      cluster.get(nameSchema, { ...rag, ...ref });
    await expect(read({ name: 'none' })).resolves.toBeUndefined();
    await expect(read({ kind: 'Unheard' })).resolves.toBeUndefined();
    await expect(
      read({ apiVersion: 'none.example/v1' }),
    ).resolves.toBeUndefined();
    await expect(
      cluster.list(nameSchema, { apiVersion: 'none.example/v1', kind: 'None' }),
    ).resolves.toEqual([]);
  });

  it('names cluster, object and reason of what it could not read', async () => {
    const stranger = new ClusterReader({
      name: 'local',
      server: addressOf(server),
      skipTlsVerify: false,
      token: 'wrong',
    });
    await expect(stranger.get(nameSchema, rag)).rejects.toThrow(
      new ClusterReadError('local', rag, 'Unauthorized', 401),
    );
    await expect(
      cluster.get(z.object({ spec: z.string() }), rag),
    ).rejects.toThrow(/Deployment a\/rag: is not as expected.*spec/);
    const away = new ClusterReader({
      name: 'away',
      server: 'http://127.0.0.1:1',
      skipTlsVerify: false,
    });
    await expect(away.list(nameSchema, deployments)).rejects.toThrow(
      /Cluster away: Deployment: .*ECONNREFUSED/,
    );
  });

  it('never shows the token', async () => {
    const error = await cluster
      .get(z.object({ spec: z.string() }), rag)
      .catch(String);
    expect(error).not.toContain('first');
  });
});

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('none');
  return `http://127.0.0.1:${address.port}`;
}
