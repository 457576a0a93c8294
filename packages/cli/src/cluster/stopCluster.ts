import { rm } from 'node:fs/promises';
import type { Instance } from '../instance/Instance';
import type { Progress } from '../output/Progress';
import { ProcessRegistry } from '../process/ProcessRegistry';
import { InstanceCluster } from './InstanceCluster';
import { clusterProcessNames } from './processNames';

/**
 * Stops the cluster's processes, the last started first; its state stays.
 *
 * @returns how many were running
 */
export async function stopCluster(
  instance: Instance,
  progress: Progress,
): Promise<number> {
  const registry = new ProcessRegistry(instance.state('run'));
  const [etcd, apiServer, ...rest] = clusterProcessNames;
  const stop = async (names: readonly string[]) => {
    const stopped = await Promise.all(names.map(name => registry.stop(name)));
    return stopped.filter(Boolean).length;
  };
  const found = await Promise.all(
    clusterProcessNames.map(name => registry.find(name)),
  );
  if (found.every(record => record === undefined)) return 0;
  return progress.task(
    'Cluster stops',
    async () =>
      (await stop(rest)) + (await stop([apiServer])) + (await stop([etcd])),
    count => `Cluster stopped, ${count} processes`,
  );
}

/** Removes everything that the cluster keeps; it has to be stopped. */
export async function removeCluster(instance: Instance): Promise<void> {
  await rm(InstanceCluster.folder(instance), { recursive: true, force: true });
}
