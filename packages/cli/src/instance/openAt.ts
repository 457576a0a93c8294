import { CliError } from '../CliError';
import { ProcessRegistry } from '../process/ProcessRegistry';
import { Instance, type InstanceOptions } from './Instance';

const secondPortal =
  'a portal beside it has a folder of its own: clone again, or set WAYMARK_STATE_DIR';

/**
 * Opens the instance at the ports that are asked for.
 *
 * @param purpose - `start` is told to stop first what runs elsewhere, `look` to leave the option out
 * @throws CliError when the portal of this folder runs on other ports
 */
export async function openAt(
  wanted: InstanceOptions,
  purpose: 'start' | 'look' = 'look',
): Promise<Instance> {
  const present = await Instance.open({ stateDir: wanted.stateDir });
  const instance = await Instance.open(wanted);
  if (instance.portBase === present.portBase) return instance;
  const registry = new ProcessRegistry(present.state('run'));
  const names = ['portal', 'identity', 'forge', 'postgres'];
  const found = await Promise.all(names.map(name => registry.find(name)));
  const running = names.filter((_, index) => found[index]);
  if (running.length === 0) return instance;
  throw new CliError(
    'usage',
    `Parts of this portal run on the ports from ${
      present.portBase
    }: ${running.join(', ')}`,
    {
      fix:
        purpose === 'start'
          ? `Stop them first: ./waymark down. Or ${secondPortal}.`
          : `Leave out --port-base for this portal; ${secondPortal}.`,
    },
  );
}
