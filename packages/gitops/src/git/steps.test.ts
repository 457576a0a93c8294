import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { WorkingCopy } from '../forge/conformance/WorkingCopy';
import { DOCUMENT_FOLDERS, MAIN } from '../repository';
import { TestRepository } from '../__testUtils__/TestRepository';

jest.setTimeout(60_000);

const sha256 = (bytes: string | Buffer) =>
  createHash('sha256').update(bytes).digest('hex');

describe('the steps of main', () => {
  let repository: TestRepository;
  let replica: ReturnType<TestRepository['replica']>;
  let copy: WorkingCopy;

  const write = async (path: string, bytes: string | Buffer) => {
    const file = join(copy.dir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  };
  const commit = async (message: string) => {
    await copy.git('add', '--all');
    await copy.git('commit', '--quiet', '--allow-empty', '-m', message);
    return copy.git('rev-parse', 'HEAD');
  };
  const push = () => copy.git('push', '--quiet', 'origin', `HEAD:${MAIN}`);
  const stepsAfter = async (after?: string) => {
    const { git } = replica;
    const refs = await git.line(await replica.head(), after);
    return git.readSteps(refs, DOCUMENT_FOLDERS);
  };

  beforeAll(async () => {
    repository = await TestRepository.start();
    replica = repository.replica();
    await replica.bootstrap();
    copy = await WorkingCopy.clone(repository.portal, repository.ref);
  });
  afterAll(async () => {
    await copy?.remove();
    await repository?.stop();
  });

  it('begins with the first commit, which touches no document', async () => {
    const steps = await stepsAfter();
    expect(steps).toMatchObject([{ parents: [], files: [] }]);
    expect(steps[0]).not.toHaveProperty('previous');
  });

  it('gives texts with their hash, and only the hash of what is no text', async () => {
    const before = await replica.head();
    const latin = Buffer.from([0x6b, 0xe9]);
    await write('platform/sizes/text.yaml', 'größe: 1\n');
    await write('platform/sizes/binary.yaml', Buffer.from('a\0b'));
    await write('platform/sizes/latin.yaml', latin);
    await write('platform/sizes/large.yaml', 'x'.repeat(300 * 1024));
    await symlink('/etc/passwd', join(copy.dir, 'platform/sizes/link.yaml'));
    await write('notes.txt', 'Nowhere.\n');
    const id = await commit('All sorts');
    await push();
    const [step] = await stepsAfter(before);
    expect(step).toMatchObject({ commit: id, previous: before });
    const files = new Map(step.files.map(file => [file.path, file]));
    expect(files.size).toBe(5);
    expect(files.get('platform/sizes/text.yaml')).toEqual({
      path: 'platform/sizes/text.yaml',
      action: 'put',
      content: 'größe: 1\n',
      hash: sha256('größe: 1\n'),
    });
    expect(files.get('platform/sizes/latin.yaml')?.hash).toBe(sha256(latin));
    for (const name of ['binary', 'latin', 'large', 'link']) {
      const file = files.get(`platform/sizes/${name}.yaml`);
      expect(file).not.toHaveProperty('content');
      expect(file?.hash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('takes a merge as one step with all that it brought, and a commit without files as one without', async () => {
    const before = await replica.head();
    await copy.git('checkout', '--quiet', '-b', 'side');
    await write('platform/sizes/one.yaml', 'a: 1\n');
    await commit('One');
    await write('platform/sizes/two.yaml', 'a: 2\n');
    const side = await commit('Two');
    await copy.git('checkout', '--quiet', MAIN);
    await copy.git('rm', '--quiet', 'platform/sizes/link.yaml');
    const removed = await commit('Remove');
    await copy.git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'side');
    const empty = await commit('Nothing');
    await push();
    const steps = await stepsAfter(before);
    expect(steps.map(({ subject }) => subject)).toEqual([
      'Remove',
      'Merge',
      'Nothing',
    ]);
    expect(steps[0].files).toEqual([
      { path: 'platform/sizes/link.yaml', action: 'delete' },
    ]);
    expect(steps[1].parents).toEqual([removed, side]);
    expect(steps[1].files.map(({ path }) => path)).toEqual([
      'platform/sizes/one.yaml',
      'platform/sizes/two.yaml',
    ]);
    expect(steps[2]).toMatchObject({ commit: empty, files: [] });
  });

  it('takes a merge that was pushed the other way round as one step from what was there', async () => {
    const before = await replica.head();
    await copy.git('checkout', '--quiet', '-b', 'fox', `${before}~2`);
    await write('platform/sizes/fox.yaml', 'a: 3\n');
    await commit('On a branch of their own');
    await copy.git('merge', '--quiet', '--no-ff', '-m', 'Main into mine', MAIN);
    const merged = await copy.git('rev-parse', 'HEAD');
    await push();
    const steps = await stepsAfter(before);
    expect(steps).toMatchObject([{ commit: merged, previous: before }]);
    expect(steps[0].files.map(({ path }) => path)).toEqual([
      'platform/sizes/fox.yaml',
    ]);
  });
});
