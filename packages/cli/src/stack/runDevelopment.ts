import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Instance } from '../instance/Instance';
import type { Progress } from '../output/Progress';
import { ProcessRegistry } from '../process/ProcessRegistry';
import { portalEnvironment } from './environment';
import { environmentOf } from './Part';
import { describePeople } from './people';
import { configArguments } from './parts';
import { locked, startCompanions } from './startStack';

/**
 * Runs backend and front end in the foreground, both reloading when sources change, until Ctrl-C. What runs beside them
 * goes on afterwards, for the next start.
 */
export async function runDevelopment(
  instance: Instance,
  progress: Progress,
): Promise<void> {
  const registry = new ProcessRegistry(instance.state('run'));
  const { secrets, tokens } = await locked(instance, progress, async () => {
    await registry.stop('portal');
    return startCompanions(instance, progress);
  });
  const frontendUrl = `http://localhost:${instance.ports.devFrontend}`;
  const env = environmentOf({
    env: {
      NODE_ENV: 'development',
      ...(await portalEnvironment(instance, secrets, tokens)),
      APP_CONFIG_app_baseUrl: JSON.stringify(frontendUrl),
      APP_CONFIG_backend_cors_origin: JSON.stringify(frontendUrl),
    },
    path: instance.shared('venv', 'bin'),
  });
  process.stdout.write(
    `
Open ${frontendUrl} as soon as "compiled successfully" is written.
A page that is edited changes in the browser: a component in place, anything else by a reload that keeps people signed in.
The backend, ${
      instance.portalUrl
    }, starts again when its sources change. Ctrl-C stops both.

${await describePeople(instance)}

`,
  );
  const start = (name: string) =>
    spawn(
      process.execPath,
      [
        path.join(instance.root, 'node_modules/.bin/backstage-cli'),
        'package',
        'start',
        ...configArguments(instance),
      ],
      {
        cwd: path.join(instance.root, 'packages', name),
        env,
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
  const backend = start('backend');
  // So that status, doctor and down know it as what it is.
  if (backend.pid !== undefined) {
    const { portal } = instance.ports;
    await registry.record('portal', {
      pid: backend.pid,
      port: portal,
      version: 'development',
    });
  }
  await untilOneEnds([backend, start('app')]);
}

async function untilOneEnds(children: ChildProcess[]): Promise<void> {
  const endings = children.map(
    child => new Promise<void>(resolve => child.once('exit', () => resolve())),
  );
  const stop = () => children.forEach(child => child.kill('SIGTERM'));
  process.removeAllListeners('SIGINT');
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await Promise.race(endings);
  stop();
  await Promise.all(endings);
}
