import { compileCluster, defaultPlatform, toYaml } from '@waymark/platform-api';
import {
  PlatformConfiguration,
  seedFiles,
} from '@waymark/plugin-platform-config-common';
import {
  namespaceYaml,
  placesOf,
  tenantTree,
} from '../__testUtils__/documents';
import { validateChange } from '../change';
import { RenderMemo, renderTree } from '.';

const source = new PlatformConfiguration({
  gitopsUrl: defaultPlatform.gitops.repoUrl,
  portalUrl: defaultPlatform.observability.portalUrl,
});
const assistant = placesOf('assistant');
const quota = 'platform/quotas/small.yaml';

const tree = (changes: Record<string, string | null> = {}) => {
  const all = new Map([
    ...seedFiles(),
    ...tenantTree('assistant', ['rag', 'search']),
  ]);
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) all.delete(path);
    else all.set(path, text);
  }
  return all;
};
const small = (pods: number) =>
  (seedFiles().get(quota) ?? '').replace(/pods: \d+/, `pods: ${pods}`);

describe('a tree that holds the configuration', () => {
  it('renders to the same bytes as the built-in platform', () => {
    const { files, held, platform, findings } = renderTree(tree(), source);
    const builtIn = renderTree(
      tenantTree('assistant', ['rag', 'search']),
      defaultPlatform,
    );
    expect(files).toEqual(builtIn.files);
    expect(held.size).toBe(0);
    expect(findings).toEqual(builtIn.findings);
    expect(platform).toEqual({ source: 'git', platform: defaultPlatform });
  });

  it('has the built-in platform while it holds none, and says so', () => {
    const { platform } = renderTree(tenantTree('assistant', []), source);
    expect(platform.source).toBe('built-in');
  });

  it('renders what a profile says', () => {
    const { files } = renderTree(tree({ [quota]: small(77) }), source);
    expect(
      files.get(
        'local/assistant-development/_baseline/resourcequota-waymark-quota.yaml',
      ),
    ).toContain("pods: '77'");
  });

  it('compiles with the last good platform while its configuration is not valid, and holds what is wrong', () => {
    const { files, held, platform, documents } = renderTree(
      tree({ [quota]: 'kind: QuotaProfile\n' }),
      source,
      { ...defaultPlatform, argocd: { namespace: 'cd', platformProject: 'p' } },
    );
    expect(platform.source).toBe('last-good');
    expect([...held.keys()]).toEqual([quota]);
    expect(documents.get(assistant.service('rag'))?.objects).not.toEqual([]);
    expect([...files.keys()]).toContain('argocd/local/appproject-p.yaml');
  });

  it('says of a change beside what is not valid that it has no effect yet, and not of the one that mends it', () => {
    const broken = 'platform/quotas/medium.yaml';
    const held = tree({ [broken]: 'kind: QuotaProfile\n' });
    const memo = new RenderMemo(source);
    const change = (path: string, content: string) =>
      validateChange(
        held,
        [{ action: 'put', path, content }],
        memo,
        defaultPlatform,
      );
    const beside = change(quota, small(77));
    expect(beside.valid).toBe(true);
    expect(beside.findings).toMatchObject([
      { document: quota, constraint: 'platform.held', value: broken },
    ]);
    expect(beside.findings[0]?.fix).toContain(broken);
    expect(change(broken, seedFiles().get(broken) ?? '').findings).toEqual([]);
    const { findings } = validateChange(
      tree(),
      [{ action: 'put', path: broken, content: 'kind: QuotaProfile\n' }],
      memo,
      defaultPlatform,
    );
    expect(findings.map(({ severity }) => severity)).not.toContain('warning');
  });

  it('holds a namespace that breaks an invariant, and nothing else', () => {
    const other = placesOf('reserch');
    const { held, platform } = renderTree(
      tree({ [other.namespace]: namespaceYaml('reserch') }),
      source,
    );
    expect([...held.keys()]).toEqual([other.namespace]);
    expect(held.get(other.namespace)?.findings).toMatchObject([
      { constraint: 'owner-exists', fix: expect.any(String) },
    ]);
    expect(platform.source).toBe('git');
  });

  it('remembers what it compiled with a few platforms', () => {
    const memo = new RenderMemo(source);
    const before = tree();
    const after = tree({ [quota]: small(77) });
    const rag = (from: ReturnType<typeof tree>) =>
      renderTree(from, memo).documents.get(assistant.service('rag'))?.objects;
    const [first, second] = [rag(before), rag(after)];
    expect(second).not.toBe(first);
    // The same objects, not equal ones: nothing was compiled again.
    expect(rag(before)).toBe(first);
    expect(rag(after)).toBe(second);
    memo.keepOnly(new Map());
    expect(rag(before)).not.toBe(first);
  });
});

describe('a change of the configuration', () => {
  const memo = new RenderMemo(source);
  const put = (path: string, content: string) =>
    validateChange(tree(), [{ action: 'put', path, content }], memo);

  it('shows what it makes of every workload', () => {
    const change = put(quota, small(77));
    expect(change).toMatchObject({ valid: true, findings: [] });
    const differing = [...change.after.files].filter(
      ([file, text]) => change.before.files.get(file) !== text,
    );
    expect(differing.map(([file]) => file)).toEqual([
      'local/assistant-development/_baseline/resourcequota-waymark-quota.yaml',
    ]);
  });

  it('is refused with every invariant that it breaks', () => {
    const edits = [
      { action: 'delete', path: quota },
      { action: 'delete', path: 'platform/teams/platform.yaml' },
    ] as const;
    const { valid, findings } = validateChange(tree(), edits, memo);
    expect(valid).toBe(false);
    expect(new Set(findings.map(one => one.constraint))).toEqual(
      new Set(['owner-exists', 'profile-in-use']),
    );
  });

  it('is refused where it takes away what intent names', () => {
    const path = 'platform/environments/development.yaml';
    const { valid, findings } = validateChange(
      tree(),
      [{ action: 'delete', path }],
      memo,
    );
    expect(valid).toBe(false);
    expect(findings.map(({ document }) => document)).toContain(
      assistant.namespace,
    );
  });

  it('leaves a cluster that is new its own Argo CD objects', () => {
    const local = seedFiles().get('platform/clusters/local.yaml') ?? '';
    const change = put(
      'platform/clusters/edge.yaml',
      local.replace('name: local', 'name: edge'),
    );
    const { platform } = change.after.platform;
    for (const { path, object } of compileCluster(platform, 'edge')) {
      expect(change.after.files.get(path)).toBe(toYaml(object));
    }
    expect(change.valid).toBe(true);
  });
});
