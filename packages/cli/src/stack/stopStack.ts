import { InstanceCluster, stopCluster } from '../cluster';
import type { Instance } from '../instance/Instance';
import { loadSecrets } from '../instance/secrets';
import type { Progress } from '../output/Progress';
import { ProcessRegistry } from '../process/ProcessRegistry';
import type { Part } from './Part';
import { companions, portal } from './parts';

/** All parts in the order they start, those of its cluster among them. */
export async function allParts(instance: Instance): Promise<Part[]> {
  const cluster = instance.cluster && (await InstanceCluster.find(instance));
  return [
    ...(cluster ? await cluster.parts() : []),
    ...(await portalParts(instance)),
  ];
}

async function portalParts(instance: Instance): Promise<Part[]> {
  await instance.prepare();
  const secrets = await loadSecrets(instance);
  return [
    ...companions(instance, secrets),
    await portal(instance, secrets, {}),
  ];
}

/**
 * Stops the parts, the last started first, so that none loses what it leans on.
 *
 * @returns how many were running
 */
export async function stopStack(
  instance: Instance,
  progress: Progress,
): Promise<number> {
  const registry = new ProcessRegistry(instance.state('run'));
  let stopped = 0;
  for (const part of (await portalParts(instance)).reverse()) {
    const running = await registry.find(part.name);
    if (running) {
      await progress.task(
        `${part.title} stops`,
        () => registry.stop(part.name),
        () => `${part.title} stopped`,
      );
      stopped += 1;
    }
    await part.recover?.();
  }
  return stopped + (await stopCluster(instance, progress));
}
