import { existsSync, mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockHolder, withLock } from './withLock';

let root = '';
const folder = () => root;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'way mark '));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('withLock', () => {
  it('runs one at a time, also after a failure', async () => {
    const file = path.join(folder(), 'lock');
    const order: string[] = [];
    const waited = jest.fn();
    const work = (name: string) => async () => {
      order.push(`${name} starts`);
      await sleep(100);
      order.push(`${name} ends`);
      if (name === 'first') throw new Error('first breaks');
    };
    const first = withLock(file, work('first'));
    await sleep(20);
    expect(await lockHolder(file)).toBe(String(process.pid));
    const second = withLock(file, work('second'), waited);
    await expect(first).rejects.toThrow('first breaks');
    await second;
    expect(order).toEqual([
      'first starts',
      'first ends',
      'second starts',
      'second ends',
    ]);
    expect(waited).toHaveBeenCalledWith(String(process.pid));
    expect(existsSync(file)).toBe(false);
    expect(await lockHolder(file)).toBeUndefined();
  });

  it.each([
    ['is gone', '999999999\nboot 1\n'],
    ['has an id that something else got', `${process.pid}\nboot 1\n`],
    ['was killed while it wrote its name', ''],
  ])('takes over from a holder that %s', async (_what, content) => {
    const file = path.join(folder(), 'lock');
    await writeFile(file, content);
    expect(await withLock(file, async () => 'done')).toBe('done');
  });
});
