import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../testing/temporaryFolder';
import { identifyProcess } from '@waymark/local-stack';
import { ProcessRegistry } from './ProcessRegistry';

const folder = temporaryFolder();
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

async function start(script: string): Promise<number> {
  child = spawn(process.execPath, ['-e', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (child.stdout) await once(child.stdout, 'data');
  return child.pid ?? 0;
}

describe('ProcessRegistry', () => {
  it('finds a process, stops it, and then knows none', async () => {
    const registry = new ProcessRegistry(folder());
    const pid = await start('setInterval(() => {}, 1000); console.log(1)');
    await registry.record('portal', { pid, port: 7070, version: 'a' });
    expect(await registry.find('portal')).toMatchObject({
      pid,
      port: 7070,
      version: 'a',
    });
    expect(await registry.stop('portal')).toBe(true);
    expect(identifyProcess(pid)).toBeUndefined();
    expect(await registry.find('portal')).toBeUndefined();
    expect(await registry.stop('portal')).toBe(false);
  });

  it('never takes, and never ends, another process that has the same id', async () => {
    const registry = new ProcessRegistry(folder());
    const pid = await start('setInterval(() => {}, 1000); console.log(1)');
    await registry.record('portal', { pid, port: 7070, version: 'a' });
    const file = path.join(folder(), 'portal.json');
    const record = JSON.parse(await readFile(file, 'utf8'));
    const earlier = { ...record, identity: 'another boot 12345' };
    await writeFile(file, JSON.stringify(earlier));

    expect(await registry.find('portal')).toBeUndefined();
    expect(await registry.stop('portal')).toBe(false);
    expect(identifyProcess(pid)).toBe(record.identity);
  });

  it('kills a process that does not want to end', async () => {
    const registry = new ProcessRegistry(folder());
    const pid = await start(
      'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(1)',
    );
    await registry.record('portal', { pid, port: 7070, version: 'a' });
    expect(await registry.stop('portal', 200)).toBe(true);
    expect(identifyProcess(pid)).toBeUndefined();
  });

  it('takes a damaged note for none', async () => {
    await writeFile(path.join(folder(), 'portal.json'), '{"pid": 1');
    const registry = new ProcessRegistry(folder());
    expect(await registry.find('portal')).toBeUndefined();
  });
});
