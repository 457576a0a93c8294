import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../CliError';
import { fingerprint } from '../instance/fingerprint';
import type { Instance } from '../instance/Instance';
import { findPortHolder, isPortFree } from '../process/ports';
import { ProcessRegistry } from '../process/ProcessRegistry';
import {
  spawnDetached,
  tail,
  type StartedProgram,
} from '../process/spawnDetached';
import { environmentOf, logOf, type Part } from './Part';

/** What starting a part came to. */
export type StartOutcome = 'started' | 'replaced' | 'running';

/**
 * Makes sure that a part runs from its present sources and does its work.
 *
 * @throws CliError when its port is taken, or when it ends or stays silent
 */
export async function startPart(
  instance: Instance,
  part: Part,
): Promise<StartOutcome> {
  const registry = new ProcessRegistry(instance.state('run'));
  const version = await fingerprint(part.sources, part.program);
  const running = await registry.find(part.name);
  if (running?.version === version && (await settles(part))) return 'running';

  const replaced = await registry.stop(part.name);
  await part.recover?.();
  await requireFreePort(part);
  const started = await spawnDetached({
    ...part.program,
    env: environmentOf(part.program),
    logFile: logOf(instance, part),
  });
  await registry.record(part.name, {
    pid: started.pid,
    port: part.port,
    version,
  });
  await untilHealthy(instance, part, started);
  return replaced ? 'replaced' : 'started';
}

/** A part that was started a moment ago by somebody else may still be on its way. */
async function settles(part: Part): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (await part.isHealthy()) return true;
    await sleep(250);
  }
  return false;
}

async function requireFreePort({ title, port }: Part): Promise<void> {
  // A server that has just ended may hold its port for a moment.
  for (let attempt = 0; attempt < 8; attempt += 1) {
    if (await isPortFree(port)) return;
    await sleep(125);
  }
  const holder = findPortHolder(port);
  const by = holder
    ? `process ${holder.pid} (${holder.command.slice(0, 80)})`
    : 'another program';
  throw new CliError(
    'portTaken',
    `Port ${port} of ${title} is taken by ${by}`,
    {
      fix: 'End that program, or take other ports: ./waymark up --port-base 8070',
    },
  );
}

async function untilHealthy(
  instance: Instance,
  part: Part,
  started: StartedProgram,
): Promise<void> {
  const log = logOf(instance, part);
  const deadline = Date.now() + part.startTimeoutMs;
  while (!(await part.isHealthy())) {
    const ending = started.ended();
    if (ending || Date.now() > deadline) {
      const what =
        ending ?? `does not answer after ${part.startTimeoutMs / 1_000} s`;
      throw new CliError(
        'notStarted',
        `${part.title} ${what}; the end of its log:\n${await tail(log)}`,
        {
          fix: `The whole log is ${log}. ./waymark doctor checks this machine.`,
        },
      );
    }
    await sleep(100);
  }
}
