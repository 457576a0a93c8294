/** @jest-environment node */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referencePages } from './pages';

const root = join(__dirname, '../../../..');

describe('the reference of the configuration', () => {
  it.each([...referencePages()])('%s says what the code says', (path, text) => {
    const file = join(root, path);
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(text);
  });

  it('has no page of what is not there any more', () => {
    const pages = new Set(referencePages().keys());
    const folder = 'docs/reference/configuration';
    const left = ['kinds', 'invariants'].flatMap(part =>
      readdirSync(join(root, folder, part))
        .map(file => `${folder}/${part}/${file}`)
        .filter(path => !pages.has(path)),
    );
    expect(left).toEqual([]);
  });
});
