import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@waymark/local-stack';
import { Instance } from '../instance/Instance';
import { isPortFree } from '../process/ports';
import { ProcessRegistry } from '../process/ProcessRegistry';
import { temporaryFolder } from '../testing/temporaryFolder';
import { answers, type Part } from './Part';
import { startPart } from './startPart';

jest.setTimeout(30_000);

const folder = temporaryFolder();
let instance: Instance;
let registry: ProcessRegistry;
let part: Part;

beforeEach(async () => {
  process.env.WAYMARK_STATE_DIR = folder();
  instance = await Instance.open();
  await instance.prepare();
  registry = new ProcessRegistry(instance.state('run'));
  const port = await freePort();
  const source = path.join(folder(), 'source', 'main.js');
  await mkdir(path.dirname(source));
  await writeFile(
    source,
    `require('http').createServer((_, r) => r.end()).listen(${port}, '127.0.0.1')`,
  );
  part = {
    name: 'forge',
    title: 'Git forge',
    port,
    url: `http://localhost:${port}`,
    startTimeoutMs: 10_000,
    program: {
      program: process.execPath,
      args: [source],
      cwd: folder(),
      env: {},
    },
    sources: [source],
    isHealthy: () => answers(`http://127.0.0.1:${port}`),
  };
});

afterEach(async () => {
  await registry.stop('forge');
  await untilGone(part.port);
  delete process.env.WAYMARK_STATE_DIR;
});

/** A server that has just ended may hold its port for a moment; one that goes on holds it. */
async function untilGone(port: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await isPortFree(port))) {
    if (Date.now() > deadline) throw new Error('A part goes on');
    await sleep(100);
  }
}

describe('startPart', () => {
  it('starts what is missing and leaves what runs', async () => {
    expect(await startPart(instance, part)).toBe('started');
    const first = await registry.find('forge');
    expect(await startPart(instance, part)).toBe('running');
    expect((await registry.find('forge'))?.pid).toBe(first?.pid);

    process.kill(first?.pid ?? 0, 'SIGKILL');
    expect(await startPart(instance, part)).toBe('started');
    expect(await part.isHealthy()).toBe(true);
  });

  it('replaces what runs from older sources or settings', async () => {
    await startPart(instance, part);
    part.program.env.COLOUR = 'green';
    expect(await startPart(instance, part)).toBe('replaced');
    await writeFile(
      part.sources[0],
      `// changed\nrequire('http').createServer((_, r) => r.end()).listen(${part.port}, '127.0.0.1')`,
    );
    expect(await startPart(instance, part)).toBe('replaced');
    expect(await startPart(instance, part)).toBe('running');
  });

  it('names a taken port and its holder', async () => {
    await startPart(instance, part);
    const other: Part = { ...part, name: 'identity', title: 'Identity' };
    const holder = await registry.find('forge');
    await expect(startPart(instance, other)).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringContaining(
        `Port ${part.port} of Identity is taken by process ${holder?.pid}`,
      ),
    });
  });

  it('shows the end of the log of a part that ends while starting', async () => {
    part.program.args = [
      '-e',
      'console.error("no disk left"); process.exit(7)',
    ];
    await expect(startPart(instance, part)).rejects.toMatchObject({
      exitCode: 5,
      message: expect.stringMatching(/ended with code 7[^]*no disk left/),
    });
  });
});
