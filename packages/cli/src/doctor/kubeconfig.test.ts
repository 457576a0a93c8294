import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import path from 'node:path';
import { temporaryFolder } from '../testing/temporaryFolder';
import { checkKubeconfig } from './kubeconfig';

const folder = temporaryFolder();

async function kubeconfig(server: string, context = 'dev'): Promise<string> {
  const file = path.join(folder(), 'kubeconfig');
  await writeFile(
    file,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': context,
      clusters: [
        { name: 'dev', cluster: { server, 'insecure-skip-tls-verify': true } },
      ],
      users: [{ name: 'reader', user: { token: 'none' } }],
      contexts: [{ name: 'dev', context: { cluster: 'dev', user: 'reader' } }],
    }),
  );
  return file;
}

describe('checkKubeconfig', () => {
  it('finds nothing wrong with none at all', async () => {
    expect(await checkKubeconfig({})).toMatchObject({
      status: 'ok',
      found: expect.stringContaining('not set'),
    });
  });

  it('names a file that cannot be read', async () => {
    const file = path.join(folder(), 'nowhere');
    expect(await checkKubeconfig({ KUBECONFIG: file })).toMatchObject({
      status: 'warn',
      found: `${file} cannot be used: there is no such file`,
      fix: expect.stringContaining('unset KUBECONFIG'),
    });
  });

  it('names a file without a context', async () => {
    const file = await kubeconfig('http://127.0.0.1:9', '');
    expect(await checkKubeconfig({ KUBECONFIG: file })).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('cannot be used: '),
    });
  });

  it('says whether the API answers', async () => {
    const api = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ gitVersion: 'v1.36.3' }));
    }).listen(0, '127.0.0.1');
    await once(api, 'listening');
    const address = api.address();
    assert(address !== null && typeof address === 'object');
    const file = await kubeconfig(`http://127.0.0.1:${address.port}`);
    expect(await checkKubeconfig({ KUBECONFIG: file })).toMatchObject({
      status: 'ok',
      found: expect.stringMatching(/ answers, v1\.36\.3$/),
    });
    api.close();
    api.closeAllConnections();
    await once(api, 'close');
    expect(await checkKubeconfig({ KUBECONFIG: file })).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('cannot be reached'),
      fix: expect.stringContaining('Start that cluster'),
    });
  });
});
