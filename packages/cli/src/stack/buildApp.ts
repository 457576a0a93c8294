import { existsSync } from 'node:fs';
import { readFile, mkdir, rm, writeFile, open } from 'node:fs/promises';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { CliError } from '../CliError';
import { fingerprint } from '../instance/fingerprint';
import type { Instance } from '../instance/Instance';
import { workspacesBySide } from '../instance/workspaces';
import { tail } from '../process/spawnDetached';

/**
 * Builds the front end unless it was built from just these sources.
 *
 * @returns whether there was something to do
 */
export async function buildApp(instance: Instance): Promise<boolean> {
  const { root } = instance;
  const stamp = instance.shared('cache', 'app-build');
  const version = await fingerprint([
    ...(await workspacesBySide(root)).browser,
    path.join(root, 'yarn.lock'),
  ]);
  const dist = path.join(root, 'packages', 'app', 'dist');
  const built = await readFile(stamp, 'utf8').catch(() => '');
  if (built === version && existsSync(path.join(dist, 'index.html'))) {
    return false;
  }
  // The stamp goes first and comes last: an interrupted build is done again.
  await rm(stamp, { force: true });
  await mkdir(path.dirname(stamp), { recursive: true });
  await build(instance);
  await writeFile(stamp, version);
  return true;
}

async function build(instance: Instance): Promise<void> {
  const logFile = instance.state('logs', 'app-build.log');
  const log = await open(logFile, 'w');
  try {
    const code = await new Promise<number | null>((resolve, reject) =>
      spawn(
        process.execPath,
        [
          path.join(instance.root, 'node_modules', '.bin', 'backstage-cli'),
          'package',
          'build',
        ],
        {
          cwd: path.join(instance.root, 'packages', 'app'),
          env: {
            ...process.env,
            NODE_ENV: 'production',
            WAYMARK_BASE_URL: instance.portalUrl,
          },
          stdio: ['ignore', log.fd, log.fd],
        },
      )
        .once('error', reject)
        .once('exit', resolve),
    );
    if (code !== 0) {
      throw new CliError(
        'notStarted',
        `The front end cannot be built:\n${await tail(logFile, 25)}`,
        { fix: `The whole log is ${logFile}.` },
      );
    }
  } finally {
    await log.close();
  }
}
