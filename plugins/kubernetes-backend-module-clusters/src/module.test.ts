import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import request from 'supertest';
import kubernetesModuleClusters from '.';
import { readKubeconfig } from '@waymark/plugin-clusters-node';
import { KubeconfigClustersSupplier } from './KubeconfigClustersSupplier';

const kubeconfig = `
apiVersion: v1
kind: Config
current-context: local
clusters:
  - name: local
    cluster: { server: 'https://127.0.0.1:6443', certificate-authority: ca.crt }
  - name: remote
    cluster: { server: 'https://k8s.meridian.example', certificate-authority-data: Y2E= }
  - name: certificates-only
    cluster: { server: 'https://127.0.0.1:7443' }
contexts:
  - { name: local, context: { cluster: local, user: viewer } }
  - { name: remote, context: { cluster: remote, user: viewer-file } }
  - { name: other, context: { cluster: certificates-only, user: someone } }
users:
  - { name: viewer, user: { token: first } }
  - { name: viewer-file, user: { tokenFile: token } }
  - { name: someone, user: { client-certificate: some.crt } }
`;

const folder = createMockDirectory();
const logger = mockServices.logger.mock();

beforeEach(() => {
  jest.clearAllMocks();
  folder.setContent({ config: kubeconfig, token: 'second\n' });
});

describe('readKubeconfig', () => {
  it('reads clusters, certificates and tokens, relative to the file', async () => {
    await expect(readKubeconfig(folder.resolve('config'))).resolves.toEqual([
      {
        name: 'local',
        server: 'https://127.0.0.1:6443',
        skipTlsVerify: false,
        caFile: folder.resolve('ca.crt'),
        token: 'first',
      },
      {
        name: 'remote',
        server: 'https://k8s.meridian.example',
        skipTlsVerify: false,
        caData: 'Y2E=',
        token: 'second',
      },
      {
        name: 'certificates-only',
        server: 'https://127.0.0.1:7443',
        skipTlsVerify: false,
      },
    ]);
  });

  it('joins several files, the first to name a cluster wins', async () => {
    const other = `clusters: [{ name: local, cluster: { server: 'http://other' } }, { name: more, cluster: { server: 'http://more' } }]`;
    folder.addContent({ other });
    const clusters = await readKubeconfig(
      `${folder.resolve('config')}:${folder.resolve('other')}`,
    );
    expect(clusters.map(({ name, server }) => [name, server])).toEqual([
      ['local', 'https://127.0.0.1:6443'],
      ['remote', 'https://k8s.meridian.example'],
      ['certificates-only', 'https://127.0.0.1:7443'],
      ['more', 'http://more'],
    ]);
  });

  it.each([
    ['that is missing', undefined, /ENOENT/],
    ['that is not YAML', 'users: [{ token: secret', /it is not YAML/],
    [
      'with a bad address',
      'clusters: [{name: a, cluster: {server: x}}]',
      /URL/,
    ],
  ])('says what is wrong with a file %s', async (_, content, message) => {
    folder.setContent(content === undefined ? {} : { config: content });
    const reading = readKubeconfig(folder.resolve('config'));
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.not.toThrow(/secret/);
  });
});

describe('KubeconfigClustersSupplier', () => {
  it('offers clusters with a token and names those without', async () => {
    const path = folder.resolve('config');
    const clusters = await new KubeconfigClustersSupplier({
      path,
      logger,
    }).getClusters();
    expect(clusters.map(({ name }) => name)).toEqual(['local', 'remote']);
    expect(clusters[0].authMetadata).toEqual({
      [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'serviceAccount',
      serviceAccountToken: 'first',
    });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('certificates-only is left out'),
    );
  });

  it('reads a rotated token, and keeps the last one it could read', async () => {
    let now = 0;
    const path = folder.resolve('config');
    const supplier = new KubeconfigClustersSupplier({
      path,
      logger,
      now: () => now,
    });
    const token = async () =>
      (await supplier.getClusters())[0].authMetadata.serviceAccountToken;
    expect(await token()).toBe('first');
    folder.addContent({ config: kubeconfig.replace('first', 'rotated') });
    expect(await token()).toBe('first');
    now = 30_000;
    expect(await token()).toBe('rotated');
    folder.setContent({});
    now = 60_000;
    expect(await token()).toBe('rotated');
    expect(logger.error).toHaveBeenCalledWith(expect.stringMatching(/ENOENT/));
  });
});

describe('the Kubernetes plugin', () => {
  const start = async (path?: string) =>
    (
      await startTestBackend({
        features: [
          kubernetesPlugin,
          kubernetesModuleClusters,
          catalogServiceMock.factory(),
          mockServices.rootConfig.factory({
            data: {
              kubernetes: {
                serviceLocatorMethod: { type: 'multiTenant' },
                clusterLocatorMethods: [],
                kubeconfig: path,
              },
            },
          }),
        ],
      })
    ).server;

  it('has no clusters, and no error, without a kubeconfig', async () => {
    const response = await request(await start()).get(
      '/api/kubernetes/clusters',
    );
    expect([response.status, response.body]).toEqual([200, { items: [] }]);
  });

  it('has those of the kubeconfig, and shows no token', async () => {
    const server = await start(folder.resolve('config'));
    const response = await request(server).get('/api/kubernetes/clusters');
    const names = response.body.items.map(
      (item: { name: string }) => item.name,
    );
    expect(names).toEqual(['local', 'remote']);
    expect(response.text).not.toMatch(/first|second/);
  });
});
