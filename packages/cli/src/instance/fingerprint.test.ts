import { mkdir, rename, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../testing/temporaryFolder';
import { fingerprint } from './fingerprint';

const folder = temporaryFolder();

async function write(name: string, text: string): Promise<void> {
  const file = path.join(folder(), 'plugin', name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

describe('fingerprint', () => {
  it('changes with content, names and what is added, not with times', async () => {
    const take = (extra?: unknown) =>
      fingerprint([path.join(folder(), 'plugin')], extra);
    const seen = new Set([await take()]);
    const isNew = async (extra?: unknown) => {
      const before = seen.size;
      return seen.add(await take(extra)).size > before;
    };
    await write('src/a.ts', 'one');
    expect(await isNew()).toBe(true);
    await write('src/a.ts', 'two');
    expect(await isNew()).toBe(true);
    const file = path.join(folder(), 'plugin/src/a.ts');
    await utimes(file, 0, 0);
    expect(await isNew()).toBe(false);
    await rename(file, path.join(folder(), 'plugin/src/b.ts'));
    expect(await isNew()).toBe(true);
    expect(await isNew({ PORT: '1' })).toBe(true);
  });

  it('passes over tests, builds and packages', async () => {
    await write('src/a.ts', 'one');
    const before = await fingerprint([folder()]);
    await write('src/a.test.ts', 'test');
    await write('dist/a.js', 'built');
    await write('node_modules/x/index.js', 'installed');
    expect(await fingerprint([folder()])).toBe(before);
  });
});
