/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedFiles } from '..';

describe('the seeded configuration', () => {
  it('is what the example repository holds', () => {
    const root = join(__dirname, '../../../../examples/gitops');
    const files = readdirSync(join(root, 'platform'), { recursive: true })
      .map(file => `platform/${String(file)}`)
      .filter(file => file.endsWith('.yaml'))
      .map(file => [file, readFileSync(join(root, file), 'utf8')]);
    expect(Object.fromEntries(files)).toEqual(Object.fromEntries(seedFiles()));
  });
});
