import { randomUUID } from 'node:crypto';
import { DocumentConflictError, InvalidChangeError } from '../errors';
import { PushRejectedError } from '../git';
import {
  namespaceYaml,
  placesOf,
  serviceYaml,
} from '../__testUtils__/documents';
import { TestRepository } from '../__testUtils__/TestRepository';
import type { Edit } from '../tree/tree';
import { pushBranch } from './commitChange';
import { changeSetBranch, MAIN, RENDERED, TRAILERS } from './names';
import { readIntent } from './readIntent';

jest.setTimeout(60_000);

const assistant = placesOf('assistant');
const ada = { name: 'Ada Okafor', email: 'ada.okafor@meridian.example' };

describe('commitChange', () => {
  let repository: TestRepository;
  let one: ReturnType<TestRepository['replica']>;
  let two: ReturnType<TestRepository['replica']>;

  const put = (path: string, content: string): Edit => ({
    action: 'put',
    path,
    content,
  });
  const change = (base: string, edits: Edit[], id: string = randomUUID()) => ({
    id,
    base,
    edits,
    reason: 'Add a service',
    author: ada,
    actor: 'user:default/ada-okafor',
  });

  beforeAll(async () => {
    repository = await TestRepository.start();
    one = repository.replica();
    two = repository.replica();
    await Promise.all([one.bootstrap(), two.bootstrap()]);
    await one.commit(
      change(await one.head(), [
        put(assistant.namespace, namespaceYaml('assistant')),
      ]),
    );
  });

  afterAll(() => repository?.stop());

  it('writes who, why and which change set', async () => {
    const id = randomUUID();
    const { commit } = await one.commit(
      change(
        await one.head(),
        [put(assistant.service('rag'), serviceYaml('rag', 'assistant'))],
        id,
      ),
    );
    const info = await one.git.describe(commit);
    expect(info).toMatchObject({ author: ada, subject: 'Add a service' });
    expect(Object.fromEntries(info.trailers)).toEqual({
      [TRAILERS.changeSet]: id,
      [TRAILERS.actor]: 'user:default/ada-okafor',
      [TRAILERS.reason]: 'Add a service',
    });
  });

  it('lands eight change sets of two replicas from the same base', async () => {
    const base = await one.head();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 ? one : two).commit(
          change(base, [
            put(
              assistant.service(`parallel-${index}`),
              serviceYaml(`parallel-${index}`, 'assistant', {
                scaling: { minReplicas: 1, maxReplicas: 1, metric: 'cpu' },
              }),
            ),
          ]),
        ),
      ),
    );
    const head = await one.head();
    const { tree } = await readIntent(one.git, head);
    for (const [index, { commit }] of results.entries()) {
      expect(await one.git.contains(head, commit)).toBe(true);
      expect(tree.has(assistant.service(`parallel-${index}`))).toBe(true);
    }
  });

  it('names the documents of a conflict and writes nothing', async () => {
    const base = await one.head();
    const edit = (minReplicas: number) =>
      put(
        assistant.service('rag'),
        serviceYaml('rag', 'assistant', {
          scaling: { minReplicas, maxReplicas: 5, metric: 'cpu' },
        }),
      );
    await one.commit(change(base, [edit(3)]));
    const head = await one.head();
    const lost = two.commit(change(base, [edit(4)]));
    await expect(lost).rejects.toThrow(DocumentConflictError);
    await expect(lost).rejects.toMatchObject({
      documents: [assistant.service('rag')],
      fields: { [assistant.service('rag')]: expect.any(Array) },
      message: expect.stringContaining('spec.scaling.minReplicas'),
    });
    expect(await two.head()).toBe(head);
    // Wanting what is there already is no conflict.
    await expect(two.commit(change(base, [edit(3)]))).resolves.toMatchObject({
      written: false,
    });
  });

  it('validates again on what others committed meanwhile', async () => {
    const search = placesOf('search-relevance');
    const base = await one.head();
    await one.commit(
      change(base, [put(search.namespace, namespaceYaml('search-relevance'))]),
    );
    await expect(
      two.commit(
        change(base, [
          put(search.service('rag'), serviceYaml('rag', 'search-relevance')),
        ]),
      ),
    ).rejects.toThrow(InvalidChangeError);
  });

  it('finds its commit again instead of writing a second', async () => {
    const id = randomUUID();
    const base = await one.head();
    const wanted = change(
      base,
      [
        put(
          assistant.service('once'),
          serviceYaml('once', 'assistant', {
            scaling: { minReplicas: 1, maxReplicas: 1, metric: 'cpu' },
          }),
        ),
      ],
      id,
    );
    const first = await one.commit(wanted);
    const again = await two.commit(wanted);
    expect(first.written).toBe(true);
    expect(again).toMatchObject({ commit: first.commit, written: false });
  });

  it('puts a change request on its own branch, once', async () => {
    const id = randomUUID();
    const wanted = change(
      await one.head(),
      [{ action: 'delete', path: assistant.service('once') }],
      id,
    );
    const first = await pushBranch(wanted, one.commits);
    const again = await pushBranch(wanted, two.commits);
    expect(again).toMatchObject({ commit: first.commit, written: false });
    expect(await one.head(changeSetBranch(id))).toBe(first.commit);
  });

  it('refuses a push that does not follow, and one to rendered by another', async () => {
    const parent = (await one.git.firstParents(await one.head(), 2))[1];
    const stray = await one.git.writeCommit({
      parent,
      changes: new Map([['README.md', 'stray\n']]),
      subject: 'Stray',
      trailers: [],
      author: ada,
      committer: ada,
      at: new Date(),
    });
    const env = repository.portal.gitEnvironment();
    await expect(one.git.push(stray, MAIN, env)).rejects.toThrow(
      PushRejectedError,
    );
    const onRendered = await one.git.writeCommit({
      parent: await one.head(RENDERED),
      changes: new Map([['x.yaml', 'a: 1\n']]),
      subject: 'Not the reconciler',
      trailers: [],
      author: ada,
      committer: ada,
      at: new Date(),
    });
    await expect(one.git.push(onRendered, RENDERED, env)).rejects.toThrow(
      /push/,
    );
  });

  it.each([
    '../x',
    '/etc/passwd',
    'a/../../b',
    '.git/config',
    'a/.GIT/x',
    'a b',
    'a\nb',
    '',
  ])('never writes the path %j', async path => {
    await expect(
      (async () =>
        one.git.writeCommit({
          changes: new Map([[path, 'x']]),
          subject: 'x',
          trailers: [],
          author: ada,
          committer: ada,
          at: new Date(),
        }))(),
    ).rejects.toThrow(/Not a path/);
  });
});
