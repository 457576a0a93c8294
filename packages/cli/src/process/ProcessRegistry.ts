import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { identifyProcess } from '@waymark/local-stack';

const recordSchema = z.strictObject({
  pid: z.number().int().positive(),
  /** See {@link identifyProcess}. */
  identity: z.string().min(1),
  /** UTC, ISO 8601. */
  startedAt: z.iso.datetime(),
  port: z.number().int(),
  /** Hash of what the process was started from. */
  version: z.string(),
});

/** A process that `up` started. */
export type ProcessRecord = z.infer<typeof recordSchema>;

/** How long a process may take to end after SIGTERM, in milliseconds. */
const graceMs = 20_000;

/**
 * The processes of an instance, one `<name>.json` each in its folder `run`. A process counts only if it is still the one
 * that was started: ids are given again after a crash or a restart of the machine.
 */
export class ProcessRegistry {
  constructor(private readonly folder: string) {}

  /** The running process of this name. */
  async find(name: string): Promise<ProcessRecord | undefined> {
    const text = await readFile(this.file(name), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    const record = parse(text);
    return record && identifyProcess(record.pid) === record.identity
      ? record
      : undefined;
  }

  /** Notes a process that was just started. */
  async record(
    name: string,
    started: { pid: number; port: number; version: string },
  ): Promise<void> {
    const identity = identifyProcess(started.pid);
    if (!identity) return;
    const record: ProcessRecord = {
      ...started,
      identity,
      startedAt: new Date().toISOString(),
    };
    await mkdir(this.folder, { recursive: true });
    const draft = `${this.file(name)}.${process.pid}`;
    await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`);
    await rename(draft, this.file(name));
  }

  /**
   * Asks the process to end and waits; after 20 s it and its children are killed.
   *
   * @returns whether there was one
   */
  async stop(name: string, timeoutMs = graceMs): Promise<boolean> {
    const record = await this.find(name);
    if (record) {
      signal(record.pid, 'SIGTERM');
      const deadline = Date.now() + timeoutMs;
      while (identifyProcess(record.pid) === record.identity) {
        // Parts are started as leaders of their own process group.
        if (Date.now() > deadline) signal(-record.pid, 'SIGKILL');
        await sleep(25);
      }
    }
    await rm(this.file(name), { force: true });
    return record !== undefined;
  }

  private file(name: string): string {
    return path.join(this.folder, `${name}.json`);
  }
}

function parse(text: string): ProcessRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    // Half-written by a crash: nothing is known, so nothing is running.
    return undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in the meantime.
  }
}
