import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PORTAL_USER, startForge, type RunningForge } from '../forge';
import { readExamples } from './readExamples';
import { seedExamples } from './seedExamples';

const run = promisify(execFile);
const root = join(__dirname, '../../../../examples');

describe('the example repositories', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waymark-examples-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  describe('on a forge', () => {
    let forge: RunningForge;

    beforeAll(async () => {
      forge = await startForge({ root: join(folder, 'forge') });
    });
    afterAll(() => forge.stop());

    const clone = async (name: string): Promise<string> => {
      const target = await mkdtemp(join(folder, 'clone-'));
      const url = `${forge.url}/meridian/${name}.git`;
      await run('git', ['clone', '--quiet', url, target]);
      return target;
    };
    const seed = () =>
      seedExamples({ url: forge.url, tokens: forge.tokens, root });

    it('have their history, and what is in the folder today', async () => {
      const seeded = await seed();
      expect(seeded.length).toBeGreaterThanOrEqual(8);
      expect(seeded.every(({ created }) => created)).toBe(true);

      const target = await clone('prompt-gateway');
      const log = await run('git', ['log', '--format=%an'], { cwd: target });
      expect(log.stdout.trim().split('\n')).toEqual([
        'Ada Okafor',
        'Dara Novak',
        'Emil Sorensen',
        'Ada Okafor',
        'Ada Okafor',
        'Ada Okafor',
      ]);
      await run('diff', [
        '--recursive',
        '--exclude=.git',
        '--exclude=node_modules',
        target,
        join(root, 'repositories/prompt-gateway'),
      ]);
    });

    it('are left alone the next time, with what was committed since', async () => {
      const target = await clone('text-toolkit');
      const git = (...args: string[]) => run('git', args, { cwd: target });
      await writeFile(join(target, 'NOTE.md'), 'A note.\n');
      await git('config', 'user.name', 'Ada Okafor');
      await git('config', 'user.email', 'ada.okafor@meridian.example');
      await git('add', '.');
      await git('commit', '--quiet', '--message', 'docs: Add a note');
      const push = new URL(`${forge.url}/meridian/text-toolkit.git`);
      push.username = PORTAL_USER;
      push.password = forge.tokens[PORTAL_USER];
      await git('push', '--quiet', push.href, 'main');

      const again = await seed();
      expect(again.some(({ created }) => created)).toBe(false);
      expect(await readdir(await clone('text-toolkit'))).toContain('NOTE.md');
    });
  });

  it('say what is wrong with their history', async () => {
    const copy = join(folder, 'copy');
    await cp(root, copy, { recursive: true });
    await writeFile(join(copy, 'repositories/text-toolkit/new.md'), 'New.\n');
    await expect(readExamples(copy)).rejects.toThrow(
      /text-toolkit: no commit brings new.md/,
    );
  });

  it.each(['prompt-gateway', 'text-toolkit'])(
    'run: the tests of %s pass',
    async name => {
      // jest's own variables make node's test runner answer in another format.
      const { PATH } = process.env;
      const { stdout } = await run('node', ['--test', 'test/*.test.ts'], {
        cwd: join(root, 'repositories', name),
        env: { PATH },
      });
      expect(stdout).toMatch(/fail 0/);
    },
  );

  it.each([
    'embedding-service',
    'feature-store-api',
    'relevance-ranker',
    'risk-scorer',
  ])('run: the tests of %s pass', async name => {
    const { stderr } = await run('python3', ['-m', 'unittest'], {
      cwd: join(root, 'repositories', name),
      env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: '1' },
    });
    expect(stderr).toMatch(/^OK$/m);
  });
});
