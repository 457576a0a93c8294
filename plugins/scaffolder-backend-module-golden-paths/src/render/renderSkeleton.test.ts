import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSkeleton } from './readSkeleton';
import { renderSkeleton } from './renderSkeleton';

const values = { name: 'document-search', owner: 'assistant', system: '' };

function render(files: Record<string, string>, given: object = values) {
  return Object.fromEntries(
    renderSkeleton(new Map(Object.entries(files)), {
      values: JSON.parse(JSON.stringify(given)),
      copyWithoutTemplating: ['.github/workflows/**'],
    }),
  );
}

describe('renderSkeleton', () => {
  it('renders names and contents, and leaves alone what is not to be rendered', () => {
    expect(
      render({
        'src/${{ values.name }}.md': 'Of ${{ values.owner }}',
        '.github/workflows/ci.yaml': 'sha: ${{ github.sha }}',
        '${{ "system.md" if values.system }}': 'left out',
      }),
    ).toEqual({
      'src/document-search.md': 'Of assistant',
      '.github/workflows/ci.yaml': 'sha: ${{ github.sha }}',
    });
  });

  it.each([
    '../../etc/passwd',
    '..',
    'a/../../b',
    '.git/hooks/post-checkout',
    'a/.GIT/config',
    'a b',
    'a\nb',
    'C:\\b',
  ])('refuses a value that would write to %j', name => {
    expect(() =>
      render({ '${{ values.name }}': 'x' }, { ...values, name }),
    ).toThrow(/refused/);
  });

  it('does not evaluate what is in a value', () => {
    const name = '${{ 7 * 7 }}{{ constructor }}';
    expect(render({ 'a.md': '${{ values.name }}' }, { name })).toEqual({
      'a.md': name,
    });
  });

  it.each([
    '${{ values.constructor.constructor("return process")() }}',
    '${{ "".constructor }}',
    '{% include "/etc/passwd" %}',
    '${{ range(1, 100000000) | join }}',
  ])('gives a template no way out: %s', source => {
    let result: unknown;
    try {
      result = render({ 'a.md': source });
    } catch (error) {
      result = String(error);
    }
    expect(JSON.stringify(result)).not.toMatch(/root:|\[Function|native code/);
  });
});

describe('readSkeleton', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'skeleton-'));
    await mkdir(join(folder, 'src'));
    await writeFile(join(folder, 'src/a.md'), 'text');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads text files of all folders but .git', async () => {
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, '.git/config'), 'x');
    await writeFile(join(folder, '.editorconfig'), 'y');
    expect(Object.fromEntries(await readSkeleton(folder))).toEqual({
      '.editorconfig': 'y',
      'src/a.md': 'text',
    });
  });

  it.each([
    ['out of the folder', '/etc/passwd'],
    ['into nothing', './gone'],
    ['inside', './src/a.md'],
  ])('refuses a link %s', async (_, target) => {
    await symlink(target, join(folder, 'link'));
    await expect(readSkeleton(folder)).rejects.toThrow(/symbolic link: link/);
  });

  it('refuses what is not text', async () => {
    await writeFile(join(folder, 'logo.png'), Buffer.from([0x89, 0x50, 0xff]));
    await expect(readSkeleton(folder)).rejects.toThrow(/not UTF-8/);
  });
});
