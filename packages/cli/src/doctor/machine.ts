import { readFileSync } from 'node:fs';
import { access, constants, mkdir, statfs } from 'node:fs/promises';
import os from 'node:os';
import type { Instance } from '../instance/Instance';
import { findPortHolder, isPortFree } from '../process/ports';
import { ProcessRegistry } from '../process/ProcessRegistry';
import { describeFileError } from '../output/describeFileError';
import type { Check } from '../reports';

const GiB = 1024 ** 3;

/** The folder of everything that `up` makes. */
export async function checkState({ stateDir }: Instance): Promise<Check> {
  const about = { id: 'state', name: 'State folder' };
  try {
    await mkdir(stateDir, { recursive: true });
    await access(stateDir, constants.W_OK);
    return { ...about, status: 'ok', found: `${stateDir} can be written` };
  } catch (error) {
    return {
      ...about,
      status: 'fail',
      found: `${stateDir} cannot be written: ${describeFileError(error)}`,
      fix: 'Check who owns the folder, or name another one: WAYMARK_STATE_DIR.',
    };
  }
}

/** Room for packages, builds, the database and repositories. */
export async function checkDisk({ root }: Instance): Promise<Check> {
  const about = { id: 'disk', name: 'Free disk' };
  const { bavail, bsize } = await statfs(root);
  const free = Number(bavail) * Number(bsize);
  const found = gibibytes(free);
  if (free > 5 * GiB) return { ...about, status: 'ok', found };
  return {
    ...about,
    status: free > GiB ? 'warn' : 'fail',
    found,
    fix: 'Make room: 5 GiB hold packages, builds and data; building the cluster’s programs takes 8 GiB more.',
  };
}

/** Memory for the backend, the database and, now and then, a build of the front end. */
export function checkMemory(available = availableMemory()): Check {
  const about = { id: 'memory', name: 'Free memory' };
  const found = gibibytes(available);
  if (available > 3 * GiB) return { ...about, status: 'ok', found };
  return {
    ...about,
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
export async function checkPorts(instance: Instance): Promise<Check[]> {
  const registry = new ProcessRegistry(instance.state('run'));
  const { portal, identity, forge, postgres } = instance.ports;
  return Promise.all(
    Object.entries({ portal, identity, forge, postgres }).map(
      async ([part, port]): Promise<Check> => {
        const about = { id: `port-${part}`, name: `Port ${port} (${part})` };
        if (await isPortFree(port)) {
          return { ...about, status: 'ok', found: 'free' };
        }
        const record = await registry.find(part);
        if (record?.port === port) {
          return {
            ...about,
            status: 'ok',
            found: `ours, process ${record.pid}`,
          };
        }
        const holder = findPortHolder(port);
        return {
          ...about,
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
