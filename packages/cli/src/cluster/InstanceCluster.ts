import { readFile, rename, writeFile } from 'node:fs/promises';
import {
  argoProcesses,
  Binaries,
  ClusterLayout,
  controlPlaneProcesses,
  loadArgocdSecrets,
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
});

/** The cluster of an instance as its files tell: addresses, programs, processes. */
export class InstanceCluster {
  private constructor(
    readonly layout: ClusterLayout,
    readonly binaries: Binaries,
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
    return new InstanceCluster(
      new ClusterLayout(InstanceCluster.folder(instance), ports),
      Binaries.fromRecord(recordSchema.parse(JSON.parse(text))),
    );
  }

  /** The cluster as it is to be started: with ports that are free or its own, and these programs. */
  static async open(
    instance: Instance,
    binaries: Binaries,
  ): Promise<InstanceCluster> {
    const registry = new ProcessRegistry(instance.state('run'));
    const ports = await choosePorts(
      portsFile(instance),
      instance.portBase,
      async name => (await registry.find(processOf(name))) !== undefined,
    );
    const file = programsFile(instance);
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, `${JSON.stringify(binaries.toRecord(), null, 2)}\n`);
    await rename(draft, file);
    return new InstanceCluster(
      new ClusterLayout(InstanceCluster.folder(instance), ports),
      binaries,
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
