import { randomUUID } from 'node:crypto';
import { defaultPlatform } from '@waymark/platform-api';
import {
  PlatformConfiguration,
  seedFiles,
} from '@waymark/plugin-platform-config-common';
import {
  namespaceYaml,
  placesOf,
  serviceYaml,
} from '../__testUtils__/documents';
import { TestRepository } from '../__testUtils__/TestRepository';
import { InvalidChangeError } from '../errors';
import { platformDigest } from '../render';
import { platformOf, RENDERED, TRAILERS } from '../repository';
import type { Edit } from '../tree/tree';
import { replay } from '.';

jest.setTimeout(60_000);

const assistant = placesOf('assistant');
const quota = 'platform/quotas/small.yaml';
const small = (pods: number) =>
  (seedFiles().get(quota) ?? '').replace(/pods: \d+/, `pods: ${pods}`);
const quotaFile =
  'local/assistant-development/_baseline/resourcequota-waymark-quota.yaml';

const source = () =>
  new PlatformConfiguration({
    gitopsUrl: defaultPlatform.gitops.repoUrl,
    portalUrl: defaultPlatform.observability.portalUrl,
  });

describe('the platform from Git', () => {
  let repository: TestRepository;
  let replica: ReturnType<TestRepository['replica']>;
  /** No upgrade is ever released here. */
  const reconcile = () => replica.reconcile(async () => false);
  const rendered = async (file: string) => {
    const head = await replica.head(RENDERED);
    return (await replica.git.readTree(head)).files.get(file);
  };
  const commit = async (edits: Edit[], base?: string) =>
    replica.commit({
      id: randomUUID(),
      base: base ?? (await replica.head()),
      edits,
      reason: 'Change',
      author: { name: 'Emil', email: 'emil@meridian.example' },
      actor: 'user:default/emil-sorensen',
    });
  const put = (path: string, content: string): Edit => ({
    action: 'put',
    path,
    content,
  });

  beforeAll(async () => {
    repository = await TestRepository.start();
    replica = repository.replica(source());
    await replica.bootstrap();
    await commit([
      put(assistant.namespace, namespaceYaml('assistant')),
      put(assistant.service('rag'), serviceYaml('rag', 'assistant')),
    ]);
    await reconcile();
  });

  afterAll(() => repository?.stop());

  it('changes no byte when the seed comes into Git', async () => {
    const before = await replica.head(RENDERED);
    const intent = await repository.pushByHand(Object.fromEntries(seedFiles()));
    const result = await reconcile();
    expect(result).toMatchObject({ held: [], platform: { source: 'git' } });
    expect(result.upgrade).toBeUndefined();
    expect(await replica.git.treeOf(result.rendered)).toBe(
      await replica.git.treeOf(before),
    );
    expect(result.intent).toBe(intent);
  });

  it('renders a change of a profile without a release, and names the platform', async () => {
    await repository.pushByHand({ [quota]: small(77) });
    const result = await reconcile();
    expect(result).toMatchObject({ state: 'rendered', written: 1 });
    expect(result.upgrade).toBeUndefined();
    expect(await rendered(quotaFile)).toContain("pods: '77'");
    const { trailers } = await replica.git.describe(result.rendered);
    expect(trailers.get(TRAILERS.platform)).toBe(
      platformDigest({
        ...defaultPlatform,
        quotas: {
          ...defaultPlatform.quotas,
          small: { ...defaultPlatform.quotas.small, pods: 77 },
        },
      }),
    );
    await expect(reconcile()).resolves.toMatchObject({ state: 'unchanged' });
  });

  it('refuses the second of two changes that only together break an invariant', async () => {
    const team = 'platform/teams/security.yaml';
    const text = seedFiles().get(team) ?? '';
    await repository.pushByHand({ [team]: text.replace("'384'", "'50'") });
    const base = await replica.head();
    // 32 cores of either fit below 50; 64 of both do not.
    const medium = (environment: string) =>
      put(
        placesOf('security', environment).namespace,
        namespaceYaml('security', environment, {
          quota: { profile: 'medium' },
        }),
      );
    const other = repository.replica(source());
    await other.head();
    const outcomes = await Promise.allSettled([
      commit([medium('development')], base),
      other.commit({
        id: randomUUID(),
        base,
        edits: [medium('staging')],
        reason: 'Change',
        author: { name: 'Hugo', email: 'hugo@meridian.example' },
        actor: 'user:default/hugo-martins',
      }),
    ]);
    const refused = outcomes.flatMap(one =>
      one.status === 'rejected' ? [one.reason] : [],
    );
    expect(refused).toEqual([expect.any(InvalidChangeError)]);
    expect(refused[0].findings).toMatchObject([
      { constraint: 'team-ceiling', value: '32 cores' },
    ]);
  });

  it('goes on with the last good configuration after a push that breaks it', async () => {
    const good = await replica.head();
    const broken = await repository.pushByHand({
      [quota]: 'kind: QuotaProfile\n',
      [assistant.service('rag')]: serviceYaml('rag', 'assistant', {
        scaling: { minReplicas: 3, maxReplicas: 9, metric: 'cpu' },
      }),
    });
    const result = await reconcile();
    expect(result).toMatchObject({
      state: 'rendered',
      intent: broken,
      platform: { source: 'last-good', commit: good },
      held: [{ path: quota, lastGood: true }],
    });
    expect(await rendered(quotaFile)).toContain("pods: '77'");
    // Another process that starts now comes to the same, from history alone.
    const fresh = repository.replica(source());
    await fresh.head();
    expect(await platformOf(broken, fresh)).toMatchObject({
      source: 'last-good',
      commit: good,
    });
    expect(await replay(fresh.git, fresh.memo)).toMatchObject({
      differences: [],
      sameOrigin: true,
    });
  });

  it('lets teams work on meanwhile, and takes the correction', async () => {
    const path = assistant.service('meanwhile');
    await commit([put(path, serviceYaml('meanwhile', 'assistant'))]);
    await expect(reconcile()).resolves.toMatchObject({ state: 'rendered' });
    await repository.pushByHand({ [quota]: small(78) });
    await expect(reconcile()).resolves.toMatchObject({
      held: [],
      platform: { source: 'git' },
    });
    expect(await rendered(quotaFile)).toContain("pods: '78'");
  });
});
