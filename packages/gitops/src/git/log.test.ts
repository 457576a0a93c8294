import { placesOf, serviceYaml } from '../__testUtils__/documents';
import { TestRepository } from '../__testUtils__/TestRepository';
import { WorkingCopy } from '../forge/conformance/WorkingCopy';
import { GitCache } from '.';

jest.setTimeout(60_000);

const assistant = placesOf('assistant');
const search = placesOf('search-relevance');

describe('the log of a branch', () => {
  let repository: TestRepository;
  let replica: ReturnType<TestRepository['replica']>;

  const yaml = (name: string, team = 'assistant') => serviceYaml(name, team);
  const log = async (limit: number, paths?: string[]) =>
    replica.git.log(await replica.head(), { limit, paths });

  beforeAll(async () => {
    repository = await TestRepository.start();
    replica = repository.replica();
    await replica.bootstrap();
  });
  afterAll(() => repository?.stop());

  it('says who did what to which files, newest first', async () => {
    const first = await repository.pushByHand({
      [assistant.service('one')]: yaml('one'),
      [assistant.service('two')]: yaml('two'),
    });
    const second = await repository.pushByHand({
      [assistant.service('one')]: null,
      [assistant.service('two')]: `${yaml('two')}# note\n`,
      [assistant.service('one-b')]: yaml('one'),
    });
    const [newest, before] = await log(2);
    expect(newest).toMatchObject({
      id: second,
      parents: [first],
      author: { name: 'Emil', email: 'emil@meridian.example' },
      committer: { name: 'Waymark' },
      subject: 'By hand',
      committedAt: expect.any(Date),
    });
    expect(newest.touched).toEqual([
      // A move is a removal and an addition: a document is its path.
      { path: assistant.service('one-b'), change: 'added' },
      { path: assistant.service('one'), change: 'removed' },
      { path: assistant.service('two'), change: 'changed' },
    ]);
    expect(before.id).toBe(first);
    expect(await replica.git.changedPaths(first)).toEqual(
      new Set([assistant.service('one'), assistant.service('two')]),
    );
  });

  it('finds no commit where there is none, and says so when it could not look', async () => {
    const head = await replica.head();
    expect(await replica.git.find(head)).toMatchObject({ id: head });
    expect(await replica.git.find('1'.repeat(40))).toBeUndefined();
    const nowhere = new GitCache({ dir: '/nonexistent', url: 'unused' });
    await expect(nowhere.find(head)).rejects.toThrow(/not a git repository/);
  });

  it('narrows to folders, and still lists all that such a commit touched', async () => {
    const both = await repository.pushByHand({
      [assistant.service('both')]: yaml('both'),
      [search.service('both-too')]: yaml('both-too', 'search-relevance'),
    });
    await repository.pushByHand({ 'README.md': '# Changed\n' });
    const theirs = await log(9, ['tenants/search-relevance/']);
    expect(theirs.map(({ id }) => id)).toEqual([both]);
    expect(theirs[0].touched).toHaveLength(2);
    // A pattern is a name like any other.
    expect(await log(9, ['tenants/*/'])).toEqual([]);
  });

  it('counts a merge as one, with all that it brought', async () => {
    const copy = await WorkingCopy.clone(repository.portal, repository.ref);
    await copy.pushBranch('asked', {
      [assistant.service('asked')]: yaml('asked'),
    });
    await copy.commit('Also', { [assistant.service('also')]: yaml('also') });
    await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/asked');
    await copy.remove();
    const { number } = await repository.portal.createChangeRequest(
      repository.ref,
      { title: 'Asked', source: 'asked', target: 'main' },
    );
    const { mergeCommit } = await repository.portal.mergeChangeRequest(
      repository.ref,
      number,
    );
    const [merge, before] = await log(2, ['tenants/']);
    expect(merge.id).toBe(mergeCommit);
    expect(merge.parents).toHaveLength(2);
    expect(merge.touched.map(({ path }) => path)).toEqual([
      assistant.service('also'),
      assistant.service('asked'),
    ]);
    expect(before.subject).toBe('By hand');
  });

  it('takes file names and messages as they are', async () => {
    const copy = await WorkingCopy.clone(repository.portal, repository.ref);
    const path = 'tenants/assistant/development/ü\n"x" A.yaml';
    await copy.commit('A\tstrange, – subject', { [path]: 'x\n' });
    await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
    await copy.remove();
    expect(await log(1)).toMatchObject([
      {
        subject: 'A\tstrange, – subject',
        touched: [{ path, change: 'added' }],
      },
    ]);
  });
});
