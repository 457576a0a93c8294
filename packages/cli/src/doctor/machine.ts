import { readFileSync } from 'node:fs';
import { access, constants, mkdir, statfs } from 'node:fs/promises';
import os from 'node:os';
import type { Instance } from '../instance/Instance';
import { findPortHolder, isPortFree } from '../process/ports';
import { ProcessRegistry } from '../process/ProcessRegistry';
import type { Finding } from './types';

const GiB = 1024 ** 3;

/** Room for packages, builds, the database and repositories. */
export async function checkDisk(instance: Instance): Promise<Finding> {
  const name = 'Disk';
  try {
    await mkdir(instance.stateDir, { recursive: true });
    await access(instance.stateDir, constants.W_OK);
  } catch {
    return {
      name,
      status: 'fail',
      found: `${instance.stateDir} cannot be written`,
      fix: 'Check who owns the folder.',
    };
  }
  const { bavail, bsize } = await statfs(instance.stateDir);
  const free = Number(bavail) * Number(bsize);
  const found = `${gibibytes(free)} free`;
  if (free > 5 * GiB) return { name, status: 'ok', found };
  return {
    name,
    status: free > GiB ? 'warn' : 'fail',
    found,
    fix: 'Make room: 5 GiB hold packages, builds and data.',
  };
}

/** Memory for the backend, the database and, now and then, a build of the front end. */
export function checkMemory(available = availableMemory()): Finding {
  const name = 'Memory';
  const found = `${gibibytes(available)} available`;
  if (available > 3 * GiB) return { name, status: 'ok', found };
  return {
    name,
    status: available > 1.5 * GiB ? 'warn' : 'fail',
    found,
    fix: 'End other programs: the front end’s build takes up to 3 GiB, the running portal about 1 GiB.',
  };
}

/** os.freemem() leaves out what the system can give back; see MemAvailable in proc_meminfo(5). */
function availableMemory(): number {
  try {
    const line = /^MemAvailable:\s+(\d+) kB$/m.exec(
      readFileSync('/proc/meminfo', 'utf8'),
    );
    if (line) return Number(line[1]) * 1024;
  } catch {
    // Not Linux.
  }
  return os.freemem();
}

/** Each port: ours and running, free, or somebody else's. */
export async function checkPorts(instance: Instance): Promise<Finding[]> {
  const registry = new ProcessRegistry(instance.state('run'));
  const { portal, identity, forge, postgres } = instance.ports;
  return Promise.all(
    Object.entries({ portal, identity, forge, postgres }).map(
      async ([part, port]): Promise<Finding> => {
        const name = `Port ${port} (${part})`;
        if (await isPortFree(port)) {
          return { name, status: 'ok', found: 'free' };
        }
        const record = await registry.find(part);
        if (record?.port === port) {
          return { name, status: 'ok', found: `ours, process ${record.pid}` };
        }
        const holder = findPortHolder(port);
        return {
          name,
          status: 'fail',
          found: holder
            ? `taken by process ${holder.pid} (${holder.command.slice(0, 60)})`
            : 'taken by another program',
          fix: 'End that program, or take other ports: ./waymark up --port-base 8070',
        };
      },
    ),
  );
}

function gibibytes(bytes: number): string {
  return `${(bytes / GiB).toFixed(1)} GiB`;
}
