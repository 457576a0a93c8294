import type { Binaries } from '../build';
import type { ClusterLayout } from '../ClusterLayout';
import type { ClusterProcess } from '../ClusterProcess';
import { isUp } from '../health';

/** Kubernetes' own client limits make a fresh cluster twice as slow to come up. */
const clientLimits = ['--kube-api-qps=300', '--kube-api-burst=600'];

/** etcd, the API server, the controllers, the scheduler, and kwok in place of kubelets; in the order they start. */
export function controlPlaneProcesses(
  layout: ClusterLayout,
  binaries: Binaries,
) {
  const kube = (
    command: string,
    args: string[],
  ): ClusterProcess['program'] => ({
    program: binaries.path('kube', 'bin', 'kube'),
    args: [command, ...args],
    cwd: layout.root,
    env: {},
  });
  return {
    etcd: etcd(layout, kube),
    apiServer: apiServer(layout, kube),
    others: [
      controllerManager(layout, kube),
      scheduler(layout, kube),
      kwok(layout, kube),
    ],
  };
}

type Kube = (command: string, args: string[]) => ClusterProcess['program'];

function etcd(layout: ClusterLayout, kube: Kube): ClusterProcess {
  const client = `https://127.0.0.1:${layout.ports.etcd}`;
  const peer = `https://127.0.0.1:${layout.ports.etcdPeer}`;
  const [ca, certificate, key] = [
    layout.pki('etcd-ca.crt'),
    layout.pki('etcd.crt'),
    layout.pki('etcd.key'),
  ];
  return {
    name: 'etcd',
    title: 'etcd',
    port: layout.ports.etcd,
    url: client,
    startTimeoutMs: 60_000,
    program: kube('etcd', [
      '--name=local',
      `--data-dir=${layout.path('etcd')}`,
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=local=${peer}`,
      '--client-cert-auth',
      `--trusted-ca-file=${ca}`,
      `--cert-file=${certificate}`,
      `--key-file=${key}`,
      '--peer-client-cert-auth',
      `--peer-trusted-ca-file=${ca}`,
      `--peer-cert-file=${certificate}`,
      `--peer-key-file=${key}`,
      // A power cut may cost the cluster's last second, a killed process may not: the data is Git's.
      '--unsafe-no-fsync',
      '--auto-compaction-mode=periodic',
      '--auto-compaction-retention=10m',
      '--log-level=warn',
    ]),
    sources: [certificate],
    isHealthy: () => isUp(`${client}/health`, { ca, certificate, key }),
  };
}

function apiServer(layout: ClusterLayout, kube: Kube): ClusterProcess {
  const pki = (file: string) => layout.pki(file);
  return {
    name: 'kube-apiserver',
    title: 'Kubernetes API',
    port: layout.ports.apiServer,
    url: layout.apiUrl,
    startTimeoutMs: 120_000,
    program: kube('kube-apiserver', [
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${layout.ports.apiServer}`,
      `--tls-cert-file=${pki('server.crt')}`,
      `--tls-private-key-file=${pki('server.key')}`,
      `--client-ca-file=${pki('ca.crt')}`,
      `--etcd-servers=https://127.0.0.1:${layout.ports.etcd}`,
      `--etcd-cafile=${pki('etcd-ca.crt')}`,
      `--etcd-certfile=${pki('etcd.crt')}`,
      `--etcd-keyfile=${pki('etcd.key')}`,
      '--anonymous-auth=false',
      '--authorization-mode=Node,RBAC',
      '--enable-admission-plugins=NodeRestriction',
      // Whether a pod may be privileged is its namespace's Pod Security to say.
      '--allow-privileged=true',
      '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
      `--service-account-key-file=${pki('service-account.pub')}`,
      `--service-account-signing-key-file=${pki('service-account.key')}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      // A loopback address is refused as an endpoint of service "kubernetes".
      '--endpoint-reconciler-type=none',
      `--requestheader-client-ca-file=${pki('front-proxy-ca.crt')}`,
      '--requestheader-allowed-names=front-proxy',
      '--requestheader-username-headers=X-Remote-User',
      '--requestheader-group-headers=X-Remote-Group',
      '--requestheader-extra-headers-prefix=X-Remote-Extra-',
      `--proxy-client-cert-file=${pki('front-proxy.crt')}`,
      `--proxy-client-key-file=${pki('front-proxy.key')}`,
      `--kubelet-client-certificate=${pki('kube-apiserver-kubelet.crt')}`,
      `--kubelet-client-key=${pki('kube-apiserver-kubelet.key')}`,
      `--kubelet-certificate-authority=${pki('ca.crt')}`,
      '--kubelet-preferred-address-types=InternalIP',
      `--audit-policy-file=${layout.path('audit-policy.json')}`,
      `--audit-log-path=${layout.path('audit', 'audit.log')}`,
      '--audit-log-maxsize=50',
      '--audit-log-maxbackup=3',
      '--profiling=false',
    ]),
    sources: [layout.path('audit-policy.json'), pki('server.crt')],
    isHealthy: () =>
      isUp(`${layout.apiUrl}/readyz`, {
        ca: pki('ca.crt'),
        certificate: pki('bootstrap.crt'),
        key: pki('bootstrap.key'),
      }),
  };
}

function controllerManager(layout: ClusterLayout, kube: Kube): ClusterProcess {
  return controller(layout, kube, {
    name: 'kube-controller-manager',
    title: 'Kubernetes controllers',
    port: layout.ports.controllerManager,
    args: [
      `--service-account-private-key-file=${layout.pki('service-account.key')}`,
      `--root-ca-file=${layout.pki('ca.crt')}`,
      `--cluster-signing-cert-file=${layout.pki('ca.crt')}`,
      `--cluster-signing-key-file=${layout.pki('ca.key')}`,
      '--use-service-account-credentials=true',
      // Until its first look at a new workload there are fewer replicas than its minimum; 15 s by default.
      '--horizontal-pod-autoscaler-sync-period=3s',
    ],
  });
}

function scheduler(layout: ClusterLayout, kube: Kube): ClusterProcess {
  return controller(layout, kube, {
    name: 'kube-scheduler',
    title: 'Kubernetes scheduler',
    port: layout.ports.scheduler,
    args: [],
  });
}

function controller(
  layout: ClusterLayout,
  kube: Kube,
  {
    name,
    title,
    port,
    args,
  }: {
    name: 'kube-controller-manager' | 'kube-scheduler';
    title: string;
    port: number;
    args: string[];
  },
): ClusterProcess {
  const kubeconfig = layout.kubeconfig(name);
  const url = `https://127.0.0.1:${port}`;
  return {
    name,
    title,
    port,
    url,
    startTimeoutMs: 60_000,
    program: kube(name, [
      `--kubeconfig=${kubeconfig}`,
      `--authentication-kubeconfig=${kubeconfig}`,
      `--authorization-kubeconfig=${kubeconfig}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${port}`,
      `--tls-cert-file=${layout.pki('server.crt')}`,
      `--tls-private-key-file=${layout.pki('server.key')}`,
      '--leader-elect=false',
      ...clientLimits,
      ...args,
    ]),
    sources: [kubeconfig],
    isHealthy: () => isUp(`${url}/healthz`, { ca: layout.pki('ca.crt') }),
  };
}

function kwok(layout: ClusterLayout, kube: Kube): ClusterProcess {
  const { kwok: port } = layout.ports;
  const url = `https://127.0.0.1:${port}`;
  return {
    name: 'kwok',
    title: 'Simulated nodes',
    port,
    url,
    startTimeoutMs: 60_000,
    program: kube('kwok', [
      `--kubeconfig=${layout.kubeconfig('kwok')}`,
      `--config=${layout.path('kwok.yaml')}`,
      '--manage-all-nodes=true',
      '--cidr=10.244.0.0/16',
      '--node-ip=127.0.0.1',
      `--node-port=${port}`,
      `--server-address=127.0.0.1:${port}`,
      `--tls-cert-file=${layout.pki('server.crt')}`,
      `--tls-private-key-file=${layout.pki('server.key')}`,
      // No leases: a new process need not wait until those of a killed one end.
      '--node-lease-duration-seconds=0',
    ]),
    sources: [layout.kubeconfig('kwok'), layout.path('kwok.yaml')],
    isHealthy: () => isUp(`${url}/healthz`, { ca: layout.pki('ca.crt') }),
  };
}
