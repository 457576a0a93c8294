import path from 'node:path';
import type { Binaries } from '../build';
import type { ClusterLayout } from '../ClusterLayout';
import type { ClusterProcess } from '../ClusterProcess';
import { isListening, isUp } from '../health';
import type { ClusterUser } from '../pki';
import type { ArgocdSecrets } from './ArgocdSecrets';
import { argocdNamespace } from './objects';

const address = '127.0.0.1';

/** Argo CD with its cache, and Argo Rollouts. Each process has the rights of its own account. */
export function argoProcesses(
  layout: ClusterLayout,
  binaries: Binaries,
  { redisPassword }: ArgocdSecrets,
): { cache: ClusterProcess; others: ClusterProcess[] } {
  const { ports } = layout;
  const redis = `${address}:${ports.redis}`;
  const repoServer = `${address}:${ports.repoServer}`;
  const argocd = (name: ClusterUser, args: string[]) => ({
    program: binaries.path('argocd', 'bin', 'argocd'),
    args,
    cwd: layout.root,
    // helm, kustomize, and Argo CD itself as Git's way to ask for a password.
    path: binaries.path('argocd', 'bin'),
    env: {
      // One program is all components; this says which.
      ARGOCD_BINARY_NAME: name,
      KUBECONFIG: layout.kubeconfig(name),
      // "https://kubernetes.default.svc" is the cluster of KUBECONFIG.
      ARGOCD_FAKE_IN_CLUSTER: 'true',
      REDIS_PASSWORD: redisPassword,
      HOSTNAME: `${name}-0`,
      HOME: layout.path('argocd', 'home'),
      TMPDIR: layout.path('argocd', 'tmp'),
      ARGOCD_GPG_ENABLED: 'false',
      ARGOCD_TLS_DATA_PATH: layout.path('argocd', 'tls'),
      ARGOCD_SSH_DATA_PATH: layout.path('argocd', 'ssh'),
      ARGOCD_GPG_DATA_PATH: layout.path('argocd', 'gpg'),
      ARGOCD_GNUPGHOME: layout.path('argocd', 'gpg'),
      ARGOCD_ASK_PASS_SOCK: layout.path('argocd', 'askpass.sock'),
    },
  });
  const toRepoServer = [
    `--repo-server=${repoServer}`,
    '--repo-server-plaintext',
    `--redis=${redis}`,
  ];
  const process = (
    name: ClusterUser,
    title: string,
    port: number,
    healthPort: number,
    args: string[],
  ): ClusterProcess => ({
    name,
    title,
    port,
    url: `http://${address}:${port}`,
    startTimeoutMs: 60_000,
    program: argocd(name, args),
    sources: [layout.kubeconfig(name)],
    isHealthy: () => isUp(`http://${address}:${healthPort}/healthz`),
  });
  return {
    cache: cache(layout, binaries, redisPassword),
    others: [
      process(
        'argocd-repo-server',
        'Argo CD repository server',
        ports.repoServer,
        ports.repoServerMetrics,
        [
          `--address=${address}`,
          `--port=${ports.repoServer}`,
          `--metrics-address=${address}`,
          `--metrics-port=${ports.repoServerMetrics}`,
          '--disable-tls',
          // Else a push whose webhook nobody heard is found after three minutes.
          '--revision-cache-expiration=20s',
          `--redis=${redis}`,
        ],
      ),
      process(
        'argocd-application-controller',
        'Argo CD controller',
        ports.applicationController,
        ports.applicationController,
        [
          `--namespace=${argocdNamespace}`,
          `--metrics-port=${ports.applicationController}`,
          '--app-resync=30',
          '--app-resync-jitter=0',
          ...toRepoServer,
        ],
      ),
      process(
        'argocd-server',
        'Argo CD API',
        ports.argocdServer,
        ports.argocdServer,
        [
          `--namespace=${argocdNamespace}`,
          '--insecure',
          `--address=${address}`,
          `--port=${ports.argocdServer}`,
          `--metrics-address=${address}`,
          `--metrics-port=${ports.argocdServerMetrics}`,
          ...toRepoServer,
        ],
      ),
      rollouts(layout, binaries),
    ],
  };
}

function cache(
  layout: ClusterLayout,
  binaries: Binaries,
  password: string,
): ClusterProcess {
  const { redis: port } = layout.ports;
  return {
    name: 'argocd-redis',
    title: 'Argo CD cache',
    port,
    url: `redis://${address}:${port}`,
    startTimeoutMs: 20_000,
    program: {
      program: binaries.path('argocd', 'bin', 'redis'),
      args: [`--address=${address}:${port}`],
      cwd: layout.root,
      // Not on the command line, which every user of the machine can read.
      env: { REDIS_PASSWORD: password },
    },
    sources: [],
    isHealthy: () => isListening(port),
  };
}

function rollouts(layout: ClusterLayout, binaries: Binaries): ClusterProcess {
  const { rollouts: port, rolloutsMetrics } = layout.ports;
  const kubeconfig = layout.kubeconfig('rollouts-controller');
  return {
    name: 'rollouts-controller',
    title: 'Argo Rollouts',
    port,
    url: `http://${address}:${port}`,
    startTimeoutMs: 60_000,
    program: {
      program: binaries.path('rollouts', 'bin', 'rollouts-controller'),
      args: [
        `--kubeconfig=${kubeconfig}`,
        '--namespace=argo-rollouts',
        '--leader-elect=false',
        `--healthzPort=${port}`,
        `--metricsPort=${rolloutsMetrics}`,
      ],
      cwd: layout.root,
      env: { HOME: layout.path('argocd', 'home') },
    },
    sources: [kubeconfig],
    isHealthy: () => isUp(`http://${address}:${port}/healthz`),
  };
}

/** Folders that Argo CD expects. */
export function argocdFolders(layout: ClusterLayout): string[] {
  return ['home', 'tmp', 'tls', 'ssh', 'gpg'].map(name =>
    path.join(layout.path('argocd'), name),
  );
}
