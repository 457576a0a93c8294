import path from 'node:path';
import type { Instance } from '../instance/Instance';
import type { DetachedProgram } from '../process/spawnDetached';

/** One process of the local stack. */
export interface Part {
  /** Name of its pid file and log. */
  name: string;
  /** For people. */
  title: string;
  port: number;
  /** Where to look at it; for a database its address. */
  url: string;
  /** How long it may take to answer, in milliseconds. */
  startTimeoutMs: number;
  /** How to run it; `env` holds only its own settings, which join those of this process. */
  program: Omit<DetachedProgram, 'logFile' | 'env'> & {
    env: Record<string, string>;
    /** Folder that goes before the others of PATH. */
    path?: string;
  };
  /** Files and folders it is made from: a running process is replaced when they change. */
  sources: string[];
  /** Whether it does its work now. */
  isHealthy(): Promise<boolean>;
  /** Frees what a killed process may have left behind. */
  recover?(): Promise<void>;
}

/** Log of a part. */
export function logOf(instance: Instance, part: Pick<Part, 'name'>): string {
  return instance.state('logs', `${part.name}.log`);
}

/** Whether an address answers with a success within two seconds. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Not there yet, or not any more: both mean no.
    return false;
  }
}

/** Environment of a part: this process's, with the part's own settings. */
export function environmentOf({
  env,
  path: first,
}: Pick<Part['program'], 'env' | 'path'>): NodeJS.ProcessEnv {
  const inherited = process.env.PATH ?? '/usr/bin:/bin';
  return {
    ...process.env,
    ...env,
    PATH: first ? `${first}${path.delimiter}${inherited}` : inherited,
  };
}
