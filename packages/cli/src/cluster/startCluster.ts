import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import {
  argocdNamespace,
  ClusterClient,
  installObjects,
  portalToken,
  prepareCluster,
  scrapeSeconds,
  type Binaries,
} from '@waymark/local-stack';
import { defaultPlatform } from '@waymark/platform-api';
import { z } from 'zod';
import type { Instance } from '../instance/Instance';
import type { Progress } from '../output/Progress';
import { allDone } from '../stack/allDone';
import type { Part } from '../stack/Part';
import { startPart } from '../stack/startPart';
import { deployerAccount } from './deployerAccount';
import { InstanceCluster } from './InstanceCluster';
import { providePrograms } from './programs';
import { providePrometheus } from './providePrometheus';

/** A cluster that is ready. */
export interface RunningCluster {
  /** File for people: cluster administrator, RBAC applies. */
  kubeconfig: string;
  /** `kubectl` of the cluster's version. */
  kubectl: string;
  apiUrl: string;
  /** PEM file of the API's certificate authority. */
  caFile: string;
  argocd: {
    namespace: string;
    url: string;
    /** Where a forge tells of pushes, in the form of a Gogs webhook. */
    webhookUrl: string;
    webhookSecret: string;
    /** May read everything and start syncs. */
    token: string;
  };
  /** What measures workloads; absent where there is no Prometheus. */
  metrics?: ClusterMetrics;
  client: ClusterClient;
  binaries: Binaries;
}

/** A Prometheus, and the exporter of synthetic traffic that it reads. */
export interface ClusterMetrics {
  prometheusUrl: string;
  /** Such as `2.42.0+ds, Debian`. */
  version: string;
  scrapeSeconds: number;
  trafficUrl: string;
}

const nodeSchema = z.object({
  status: z
    .object({
      conditions: z
        .array(z.object({ type: z.string(), status: z.string() }))
        .optional(),
    })
    .optional(),
});

/**
 * Starts what is missing of the instance's cluster, up to one that is ready. Safe to call at any time: what runs from
 * present sources is left alone, what was killed is started again, and it goes on from the state it had.
 *
 * @throws CliError when programs cannot be built, a port is taken or a part does not start
 */
export async function startCluster(
  instance: Instance,
  progress: Progress,
): Promise<RunningCluster> {
  const binaries = await providePrograms(progress);
  await mkdir(InstanceCluster.folder(instance), { recursive: true });
  const prometheus = await providePrometheus(progress);
  const cluster = await InstanceCluster.open(
    instance,
    binaries,
    prometheus?.file,
  );
  const { layout } = cluster;
  const secrets = await prepareCluster(layout, binaries);
  await linkKubectl(cluster);
  const start = (part: Part) => startOne(instance, progress, part);
  const [etcd, apiServer, ...rest] = await cluster.parts();
  // The simulation follows kinds that have to be there; Argo CD and its cache too.
  const early = rest.filter(({ name }) => name.startsWith('kube-'));
  const late = rest.filter(part => !early.includes(part));
  await start(etcd);
  await start(apiServer);
  const bootstrap = ClusterClient.fromKubeconfig(
    layout.kubeconfig('bootstrap'),
  );
  await allDone([
    ...early.map(start),
    progress.task(
      'Kinds, rights, nodes and Argo CD’s settings',
      () =>
        installObjects(bootstrap, binaries, secrets, {
          gateways: defaultPlatform.clusters.local?.gateways ?? [],
          extra: deployerAccount(),
        }),
      changed =>
        changed ? 'Kinds, rights, nodes and Argo CD’s settings applied' : '',
    ),
  ]);
  await allDone(late.map(start));
  await progress.task(
    'Nodes ready',
    () => untilNodesReady(bootstrap),
    count => `${count} nodes ready`,
  );
  return {
    kubeconfig: layout.kubeconfig('admin'),
    kubectl: layout.kubectl,
    apiUrl: layout.apiUrl,
    caFile: layout.pki('ca.crt'),
    argocd: {
      namespace: argocdNamespace,
      url: layout.argocdUrl,
      webhookUrl: `${layout.argocdUrl}/api/webhook`,
      webhookSecret: secrets.webhookSecret,
      token: portalToken(secrets),
    },
    ...(prometheus && {
      metrics: {
        prometheusUrl: layout.prometheusUrl,
        version: `${prometheus.version}, ${prometheus.from}`,
        scrapeSeconds,
        trafficUrl: layout.trafficUrl,
      },
    }),
    client: ClusterClient.fromKubeconfig(layout.kubeconfig('admin')),
    binaries,
  };
}

async function startOne(
  instance: Instance,
  progress: Progress,
  part: Part,
): Promise<void> {
  await progress.task(
    part.title,
    () => startPart(instance, part),
    outcome =>
      ({
        started: part.title,
        replaced: `${part.title}, started again`,
        running: '',
      }[outcome]),
  );
}

async function untilNodesReady(client: ClusterClient): Promise<number> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const nodes = await client.list(nodeSchema, {
      apiVersion: 'v1',
      kind: 'Node',
    });
    const ready = nodes.filter(({ status }) =>
      status?.conditions?.some(
        condition => condition.type === 'Ready' && condition.status === 'True',
      ),
    );
    const done = nodes.length > 0 && ready.length === nodes.length;
    if (done || Date.now() > deadline) return ready.length;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** The program is kubectl when it is called so. */
async function linkKubectl({
  layout,
  binaries,
}: InstanceCluster): Promise<void> {
  await mkdir(path.dirname(layout.kubectl), { recursive: true });
  await rm(layout.kubectl, { force: true });
  await symlink(binaries.path('kube', 'bin', 'kube'), layout.kubectl);
}
