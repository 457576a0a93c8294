import { compileCluster, defaultPlatform, toYaml } from '@waymark/platform-api';
import fc from 'fast-check';
import {
  namespaceYaml,
  placesOf,
  serviceYaml,
  tenantTree,
} from '../__testUtils__/documents';
import { RenderMemo, renderTree } from '.';

const assistant = placesOf('assistant');
const search = placesOf('search-relevance');
const constraints = (tree: ReadonlyMap<string, string>) =>
  renderTree(tree, defaultPlatform)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ document, constraint }) => [document, constraint]);

/** What a cluster has whoever its tenants are. */
const CLUSTER_FILES = [
  'argocd/local/appproject-platform.yaml',
  'argocd/local/application-waymark-local.yaml',
];

describe('renderTree', () => {
  it('leaves a cluster its own Argo CD objects when its last tenant goes', () => {
    const { files } = renderTree(new Map(), defaultPlatform);
    expect([...files]).toEqual(
      compileCluster(defaultPlatform, 'local').map(({ path, object }) => [
        path,
        toYaml(object),
      ]),
    );
    expect([...files.keys()]).toEqual(CLUSTER_FILES);
    const more = renderTree(tenantTree('assistant', ['rag']), defaultPlatform);
    for (const [file, text] of files) expect(more.files.get(file)).toBe(text);
  });

  it('lets no document take the place of a cluster’s objects', () => {
    const platform = {
      ...defaultPlatform,
      // A team's namespace in development has a project of this name.
      argocd: {
        ...defaultPlatform.argocd,
        platformProject: 'assistant-development',
      },
    };
    const { files, held } = renderTree(tenantTree('assistant', []), platform);
    const file = 'argocd/local/appproject-assistant-development.yaml';
    expect(held.get(assistant.namespace)?.findings).toMatchObject([
      { constraint: 'output.unique', value: file },
    ]);
    expect(files.get(file)).toContain('Namespace baselines');
    expect(files.size).toBe(CLUSTER_FILES.length);
  });

  it('renders a namespace and its workloads into their folders', () => {
    const tree = tenantTree('assistant', ['document-search']);
    const { files, held, documents } = renderTree(tree, defaultPlatform);
    expect(held.size).toBe(0);
    const folders = new Set(
      [...files.keys()].map(file => file.split('/').slice(0, -1).join('/')),
    );
    expect([...folders].sort()).toEqual([
      'argocd/local',
      'local/assistant-development/_baseline',
      'local/assistant-development/document-search',
    ]);
    expect(
      documents.get(assistant.service('document-search'))?.objects.length,
    ).toBeGreaterThanOrEqual(15);
  });

  it('holds an invalid document alone', () => {
    const tree = tenantTree('assistant', ['good', 'bad']);
    tree.set(assistant.service('bad'), 'kind: WebService\nspec: 7\n');
    const { held, files, documents } = renderTree(tree, defaultPlatform);
    expect([...held.keys()]).toEqual([assistant.service('bad')]);
    expect(documents.get(assistant.service('bad'))?.objects).toEqual([]);
    expect([...files.keys()].some(file => file.includes('/good/'))).toBe(true);
  });

  it('holds the workloads of an invalid namespace with it', () => {
    const tree = tenantTree('assistant', ['document-search']);
    tree.set(assistant.namespace, 'nonsense');
    const { held, files } = renderTree(tree, defaultPlatform);
    expect(held.get(assistant.service('document-search'))).toMatchObject({
      because: assistant.namespace,
    });
    expect([...files.keys()]).toEqual(CLUSTER_FILES);
  });

  it('holds a namespace whose document is gone while workloads remain', () => {
    const tree = tenantTree('assistant', ['document-search']);
    tree.delete(assistant.namespace);
    const { held } = renderTree(tree, defaultPlatform);
    expect([...held.keys()].sort()).toEqual([
      assistant.namespace,
      assistant.service('document-search'),
    ]);
  });

  it.each<[string, string, string, string]>([
    [
      'another owner',
      assistant.service('x'),
      serviceYaml('x', 'search-relevance'),
      'owner.path',
    ],
    [
      'another file name',
      assistant.service('x'),
      serviceYaml('y', 'assistant'),
      'name.file',
    ],
    [
      'another kind',
      assistant.service('x'),
      namespaceYaml('assistant'),
      'kind.place',
    ],
    [
      'an unknown shape of path',
      'tenants/assistant/x.yaml',
      'a: 1',
      'path.shape',
    ],
    [
      'an unknown kind of configuration',
      'platform/quotas/small.yaml',
      'a: 1',
      'kind.place',
    ],
    ['an alias', assistant.service('x'), 'a: &a 1\nb: *a\n', 'yaml.alias'],
    [
      'an unknown environment',
      'tenants/assistant/nowhere/_namespace.yaml',
      namespaceYaml('assistant', 'nowhere'),
      'context.environment',
    ],
  ])('refuses %s', (_title, path, content, constraint) => {
    const tree = tenantTree('assistant', []).set(path, content);
    expect(constraints(tree)).toContainEqual([path, constraint]);
  });

  it('refuses a service name in two teams, and reports both', () => {
    const tree = new Map([
      ...tenantTree('assistant', ['rag']),
      ...tenantTree('search-relevance', ['rag']),
    ]);
    expect(constraints(tree)).toEqual([
      [assistant.service('rag'), 'service.unique'],
      [search.service('rag'), 'service.unique'],
    ]);
  });

  it('allows a service in several environments of one team', () => {
    const staging = placesOf('assistant', 'staging');
    const tree = tenantTree('assistant', ['rag'])
      .set(staging.namespace, namespaceYaml('assistant', 'staging'))
      .set(staging.service('rag'), serviceYaml('rag', 'assistant'));
    expect(constraints(tree)).toEqual([]);
  });

  it('warns when workloads may use more than the quota', () => {
    const tree = tenantTree('assistant', []).set(
      assistant.service('x'),
      serviceYaml('x', 'assistant', {
        scaling: { minReplicas: 2, maxReplicas: 40, metric: 'cpu' },
      }),
    );
    const { findings, held } = renderTree(tree, defaultPlatform);
    expect(held.size).toBe(0);
    expect(findings).toContainEqual(
      expect.objectContaining({
        document: assistant.namespace,
        constraint: 'quota.sum',
        severity: 'warning',
      }),
    );
  });

  it('gives the kinds of plugins their say', () => {
    const memo = new RenderMemo(defaultPlatform, [
      {
        prefix: 'platform/quotas/',
        read: () => ({ kind: 'Quota', name: 'small', findings: [] }),
      },
    ]);
    const tree = new Map([['platform/quotas/small.yaml', 'a: 1']]);
    const { documents, held } = renderTree(tree, memo);
    expect(held.size).toBe(0);
    expect(documents.get('platform/quotas/small.yaml')?.kind).toBe('Quota');
  });

  it('does not depend on order or on what the memo remembers', () => {
    const memo = new RenderMemo(defaultPlatform);
    const content = fc.constantFrom(
      serviceYaml('a', 'assistant'),
      serviceYaml('b', 'assistant'),
      namespaceYaml('assistant'),
      'broken: [',
      '',
    );
    const path = fc.constantFrom(
      assistant.service('a'),
      assistant.service('b'),
      assistant.namespace,
      search.service('a'),
      search.namespace,
      'tenants/../x.yaml',
    );
    const entries = fc.uniqueArray(fc.tuple(path, content), {
      selector: ([place]) => place,
    });
    fc.assert(
      fc.property(entries, list => {
        const fresh = renderTree(new Map(list), defaultPlatform);
        const again = renderTree(new Map([...list].reverse()), memo);
        expect([...again.files]).toEqual([...fresh.files]);
        expect([...again.held]).toEqual([...fresh.held]);
        expect(again.findings).toEqual(fresh.findings);
      }),
      { numRuns: 60 },
    );
  });
});
