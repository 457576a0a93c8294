import { rm } from 'node:fs/promises';
import path from 'node:path';
import { freePortBase } from '../instance/freePortBase';
import { Instance } from '../instance/Instance';
import { prettyJson } from '../output/prettyJson';
import { Progress } from '../output/Progress';
import { startStack } from '../stack/startStack';
import { stopStack } from '../stack/stopStack';
import { describeGoldenPath } from './golden-path/goldenPathReport';
import { measureGoldenPath } from './golden-path/measureGoldenPath';

/**
 * `waymark bench golden-path`: on a portal of its own, which is removed afterwards, so that nobody's repositories, catalog
 * and quota are touched.
 */
export async function benchGoldenPath(
  { stateDir }: Pick<Instance, 'stateDir'>,
  options: { cluster: boolean; json: boolean; runs: number },
): Promise<void> {
  const progress = new Progress();
  const folder = path.join(stateDir, 'bench', 'golden-path');
  // One that was interrupted may still run.
  await stopStack(await Instance.open({ stateDir: folder }), progress);
  await rm(folder, { recursive: true, force: true });
  const instance = await Instance.open({
    stateDir: folder,
    portBase: await freePortBase(),
    cluster: options.cluster,
  });
  try {
    const cluster = await startStack(instance, progress);
    const result = await measureGoldenPath({
      portalUrl: instance.portalUrl,
      runs: options.runs,
      client: cluster?.client,
      progress,
    });
    process.stdout.write(
      options.json ? prettyJson(result) : describeGoldenPath(result),
    );
  } finally {
    await stopStack(instance, progress);
    await rm(folder, { recursive: true, force: true });
  }
}
