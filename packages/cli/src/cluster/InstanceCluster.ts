import { readFile, rename, writeFile } from 'node:fs/promises';
import {
  argoProcesses,
  Binaries,
  ClusterLayout,
  controlPlaneProcesses,
  loadArgocdSecrets,
  prometheusProcess,
  trafficProcess,
  type ArgocdSecrets,
} from '@waymark/local-stack';
import { z } from 'zod';
import type { Instance } from '../instance/Instance';
import { ProcessRegistry } from '../process/ProcessRegistry';
import type { Part } from '../stack/Part';
import { choosePorts, readPorts } from './ports';
import { clusterProcessNames, processOf } from './processNames';

const recordSchema = z.object({
  kube: z.string(),
  argocd: z.string(),
  rollouts: z.string(),
  prometheus: z.string().optional(),
});

/** The cluster of an instance as its files tell: addresses, programs, processes. */
export class InstanceCluster {
  private constructor(
    readonly layout: ClusterLayout,
    readonly binaries: Binaries,
    /** Program of Prometheus; without one nothing measures workloads. */
    readonly prometheus: string | undefined,
  ) {}

  /** Folder of the cluster's state. */
  static folder(instance: Instance): string {
    return instance.state('cluster');
  }

  /** The cluster that was started last; undefined when there never was one. */
  static async find(instance: Instance): Promise<InstanceCluster | undefined> {
    const ports = await readPorts(portsFile(instance));
    const text = await readFile(programsFile(instance), 'utf8').catch(
      () => undefined,
    );
    if (!ports || text === undefined) return undefined;
    const { prometheus, ...parts } = recordSchema.parse(JSON.parse(text));
    return new InstanceCluster(
      new ClusterLayout(InstanceCluster.folder(instance), ports),
      Binaries.fromRecord(parts),
      prometheus,
    );
  }

  /** The cluster as it is to be started: with ports that are free or its own, and these programs. */
  static async open(
    instance: Instance,
    binaries: Binaries,
    prometheus?: string,
  ): Promise<InstanceCluster> {
    const registry = new ProcessRegistry(instance.state('run'));
    const ports = await choosePorts(
      portsFile(instance),
      instance.portBase,
      async name => (await registry.find(processOf(name))) !== undefined,
    );
    const file = programsFile(instance);
    const draft = `${file}.${process.pid}`;
    const record = { ...binaries.toRecord(), prometheus };
    await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`);
    await rename(draft, file);
    return new InstanceCluster(
      new ClusterLayout(InstanceCluster.folder(instance), ports),
      binaries,
      prometheus,
    );
  }

  /** Secrets of its Argo CD. */
  secrets(): Promise<ArgocdSecrets> {
    return loadArgocdSecrets(this.layout.path('secrets.json'));
  }

  /** Its processes in the order they start. */
  async parts(): Promise<Part[]> {
    const plane = controlPlaneProcesses(this.layout, this.binaries);
    const argo = argoProcesses(
      this.layout,
      this.binaries,
      await this.secrets(),
    );
    return [
      plane.etcd,
      plane.apiServer,
      ...plane.others,
      argo.cache,
      ...argo.others,
      ...(this.prometheus
        ? [
            trafficProcess(this.layout),
            prometheusProcess(this.layout, this.prometheus),
          ]
        : []),
    ];
  }
}

/** Which processes of the cluster run, by their records. */
export async function runningProcesses(instance: Instance): Promise<string[]> {
  const registry = new ProcessRegistry(instance.state('run'));
  const found = await Promise.all(
    clusterProcessNames.map(name => registry.find(name)),
  );
  return clusterProcessNames.filter((_, index) => found[index]);
}

function portsFile(instance: Instance): string {
  return instance.state('cluster', 'ports.json');
}

function programsFile(instance: Instance): string {
  return instance.state('cluster', 'programs.json');
}
