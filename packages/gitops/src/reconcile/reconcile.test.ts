import { randomUUID } from 'node:crypto';
import { COMPILER_VERSION, defaultPlatform } from '@waymark/platform-api';
import { ForgeNotMergeableError } from '../forge';
import { WorkingCopy } from '../forge/conformance/WorkingCopy';
import { MAIN, RENDERED, TRAILERS } from '../repository';
import {
  namespaceYaml,
  placesOf,
  serviceYaml,
} from '../__testUtils__/documents';
import { TestRepository } from '../__testUtils__/TestRepository';
import { replay } from '.';

jest.setTimeout(60_000);

const assistant = placesOf('assistant');
const rag = assistant.service('rag');
const ragFolder = 'local/assistant-development/rag/';
const replicas = (minReplicas: number) =>
  serviceYaml('rag', 'assistant', {
    scaling: { minReplicas, maxReplicas: 9, metric: 'cpu' },
  });

describe('reconcile', () => {
  let repository: TestRepository;
  let replica: ReturnType<TestRepository['replica']>;

  const rendered = async () => {
    const head = await replica.head(RENDERED);
    return (await replica.git.readTree(head)).files;
  };
  const ragFiles = async () =>
    new Map(
      [...(await rendered())].filter(([file]) => file.startsWith(ragFolder)),
    );

  beforeAll(async () => {
    repository = await TestRepository.start();
    replica = repository.replica();
    await replica.bootstrap();
    await replica.commit({
      id: randomUUID(),
      base: await replica.head(),
      edits: [
        {
          action: 'put',
          path: assistant.namespace,
          content: namespaceYaml('assistant'),
        },
        { action: 'put', path: rag, content: replicas(2) },
      ],
      reason: 'Start',
      author: { name: 'Ada', email: 'ada@meridian.example' },
      actor: 'user:default/ada-okafor',
    });
  });

  afterAll(() => repository?.stop());

  it('renders main and says of what it is', async () => {
    const result = await replica.reconcile();
    expect(result).toMatchObject({ state: 'rendered', held: [] });
    const info = await replica.git.describe(result.rendered);
    expect(info.trailers.get(TRAILERS.intent)).toBe(await replica.head());
    expect(info.trailers.get(TRAILERS.compiler)).toBe(COMPILER_VERSION);
    expect((await ragFiles()).size).toBeGreaterThan(10);
  });

  it('changes nothing the second time, and when two do it at once', async () => {
    await expect(replica.reconcile()).resolves.toMatchObject({
      state: 'unchanged',
    });
    const before = await replica.head(RENDERED);
    await repository.pushByHand({ [rag]: replicas(3) });
    const results = await Promise.all([
      replica.reconcile(),
      repository.replica().reconcile(),
    ]);
    expect(results[0].rendered).toBe(results[1].rendered);
    const [head, parent] = await replica.git.firstParents(
      await replica.head(RENDERED),
      2,
    );
    expect([head, parent]).toEqual([results[0].rendered, before]);
  });

  it('keeps the last good output of an invalid push and renders the rest', async () => {
    const before = await replica.head();
    const four = await repository.pushByHand({ [rag]: replicas(4) });
    const invalid = await repository.pushByHand({
      [rag]: 'not: valid\n',
      [assistant.service('other')]: serviceYaml('other', 'assistant'),
    });
    const result = await replica.reconcile();
    expect(result.held).toMatchObject([{ path: rag, lastGood: true }]);
    expect(result.held[0].findings.length).toBeGreaterThan(0);
    expect(result.previous).toBe(before);
    expect(await repository.messageOf(result.rendered)).toContain(
      `${rag} is held:\n- `,
    );
    const { git } = replica;
    expect(await git.firstParentsSince(before, invalid, 9)).toEqual([
      invalid,
      four,
    ]);
    expect([...(await git.changedPaths(four))]).toEqual([rag]);
    expect([...(await git.changedPaths(invalid))].sort()).toEqual(
      [assistant.service('other'), rag].sort(),
    );
    const files = await ragFiles();
    const scaler = [...files].find(([file]) =>
      file.includes('horizontalpodautoscaler'),
    );
    // The commit with four was never rendered by itself.
    expect(scaler?.[1]).toContain('minReplicas: 4');
    expect([...(await rendered()).keys()]).toEqual(
      expect.arrayContaining([expect.stringContaining('/other/')]),
    );
  });

  it('comes to the same tree from nothing, by Git’s name of it', async () => {
    const fresh = repository.replica();
    const again = await replay(fresh.git, fresh.memo);
    expect(again).toMatchObject({
      intent: await replica.head(),
      rendered: await replica.head(RENDERED),
      differences: [],
      sameOrigin: true,
    });
    expect(again?.replayed).toBe(again?.tree);
  });

  it('holds what another platform makes of the same intent until it is released', async () => {
    const upgraded = repository.replica({
      ...defaultPlatform,
      quotas: {
        ...defaultPlatform.quotas,
        small: { ...defaultPlatform.quotas.small, pods: 99 },
      },
    });
    const asked: string[] = [];
    const held = await upgraded.reconcile(async ({ id }) => {
      asked.push(id);
      return false;
    });
    expect(held).toMatchObject({
      state: 'held',
      written: 0,
      rendered: await replica.head(RENDERED),
      upgrade: {
        intent: await replica.head(),
        diff: {
          added: 0,
          removed: 0,
          changed: 1,
          restarts: 0,
          groups: [{ kind: 'ResourceQuota', objects: 1, workloads: 1 }],
        },
      },
    });
    const again = await replay(upgraded.git, upgraded.memo);
    expect(again).toMatchObject({
      sameOrigin: false,
      differences: [{ change: 'changed' }],
    });
    // The one before goes on as if nothing were.
    const path = assistant.service('meanwhile');
    await repository.pushByHand({
      [path]: serviceYaml('meanwhile', 'assistant'),
    });
    await expect(replica.reconcile(async () => false)).resolves.toMatchObject({
      state: 'rendered',
    });
    const released = await upgraded.reconcile(async ({ id }) => {
      asked.push(id);
      return true;
    });
    expect(released).toMatchObject({ state: 'rendered' });
    expect(new Set(asked).size).toBe(2);
    // And would be an upgrade in turn.
    await expect(replica.reconcile(async () => false)).resolves.toMatchObject({
      state: 'held',
    });
    await replica.reconcile();
  });

  it("takes main from the platform's people, and from nobody else", async () => {
    const path = assistant.service('pushed');
    const changes = { [path]: serviceYaml('pushed', 'assistant') };
    const before = await replica.head();
    for (const user of ['jonas-weber', 'ada-okafor', 'dara-novak']) {
      await expect(repository.pushAs(user, changes)).rejects.toThrow(
        /main.*open a change request/s,
      );
    }
    expect(await replica.head()).toBe(before);
    const pushed = await repository.pushAs('emil-sorensen', changes);
    expect(await replica.reconcile()).toMatchObject({ intent: pushed });
    expect([...(await rendered()).keys()]).toEqual(
      expect.arrayContaining([expect.stringContaining('/pushed/')]),
    );
  });

  it('takes a change request from those who review, and not from who asked', async () => {
    const { ref } = repository;
    const copy = await WorkingCopy.clone(repository.as('ada-okafor'), ref);
    await copy.pushBranch('asked', {
      [assistant.service('asked')]: serviceYaml('asked', 'assistant'),
    });
    await copy.remove();
    const ada = repository.as('ada-okafor');
    const { number } = await ada.createChangeRequest(ref, {
      title: 'Asked',
      source: 'asked',
      target: MAIN,
    });
    await expect(ada.mergeChangeRequest(ref, number)).rejects.toThrow(
      ForgeNotMergeableError,
    );
    const { mergeCommit } = await repository
      .as('dara-novak')
      .mergeChangeRequest(ref, number);
    expect(await replica.reconcile()).toMatchObject({ intent: mergeCommit });
  });

  it('never follows a link, and holds it', async () => {
    await replica.reconcile();
    const before = await rendered();
    const evil = assistant.service('evil');
    await repository.pushLink(evil, '/etc/passwd');
    const { held } = await replica.reconcile();
    expect(held.find(({ path }) => path === evil)).toMatchObject({
      lastGood: false,
      findings: [{ constraint: 'file.link' }],
    });
    expect([...(await rendered())]).toEqual([...before]);
    await repository.pushByHand({ [evil]: null });
  });

  it('holds what grew too large to read, and keeps what it gave', async () => {
    const text = replicas(3);
    await repository.pushByHand({ [rag]: text });
    await replica.reconcile();
    const before = await ragFiles();
    expect(before.size).toBeGreaterThan(0);
    await repository.pushByHand({ [rag]: `${text}# ${'x'.repeat(2 ** 20)}\n` });
    const { held } = await replica.reconcile();
    expect(held).toMatchObject([
      { path: rag, lastGood: true, findings: [{ constraint: 'too-large' }] },
    ]);
    expect([...(await ragFiles())]).toEqual([...before]);
    await repository.pushByHand({ [rag]: text });
    expect((await replica.reconcile()).held).toEqual([]);
  });

  it('removes what was removed', async () => {
    await repository.pushByHand({ [rag]: null });
    const result = await replica.reconcile();
    expect(result.held).toEqual([]);
    expect((await ragFiles()).size).toBe(0);
  });
});
