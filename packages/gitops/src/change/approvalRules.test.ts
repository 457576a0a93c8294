import { defaultPlatform, type WebService } from '@waymark/platform-api';
import {
  PlatformConfiguration,
  seedFiles,
} from '@waymark/plugin-platform-config-common';
import {
  namespaceYaml,
  placesOf,
  serviceYaml,
} from '../__testUtils__/documents';
import { RenderMemo } from '../render';
import type { Edit } from '../tree/tree';
import { reviewsOfChange, validateChange, withoutReview } from '.';

const development = placesOf('assistant');
const production = placesOf('assistant', 'production');
const tree = new Map([
  [development.namespace, namespaceYaml('assistant')],
  [production.namespace, namespaceYaml('assistant', 'production')],
  [development.service('rag'), serviceYaml('rag', 'assistant')],
]);
const put = (path: string, content: string): Edit => ({
  action: 'put',
  path,
  content,
});
const rulesOf = (edits: Edit[], from = tree) =>
  reviewsOfChange(
    edits,
    validateChange(from, edits, new RenderMemo(defaultPlatform)),
  ).map(({ environment, kind, team }) => [kind, team, environment]);
const service = (spec: Partial<WebService['spec']>) =>
  serviceYaml('rag', 'assistant', spec);
const isPublic = service({ exposure: { type: 'public' } });

describe('reviewsOfChange', () => {
  it('asks nobody for what a team does in development', () => {
    const larger = service({ runtime: { language: 'python', size: 'large' } });
    expect(rulesOf([put(development.service('rag'), larger)])).toEqual([]);
  });

  it('asks for anything in production, also for what goes there, once', () => {
    const edits: Edit[] = [
      put(production.service('one'), serviceYaml('one', 'assistant')),
      { action: 'delete', path: production.namespace },
    ];
    expect(rulesOf(edits)).toEqual([
      ['production-change', 'assistant', 'production'],
    ]);
  });

  it('asks where an environment names who approves, whatever its stage', () => {
    const { development: environment } = defaultPlatform.environments;
    const platform = {
      ...defaultPlatform,
      environments: {
        ...defaultPlatform.environments,
        development: { ...environment, approvers: { groups: ['security'] } },
      },
    };
    const edits = [put(development.service('rag'), service({}))];
    const change = validateChange(tree, edits, new RenderMemo(platform));
    expect(reviewsOfChange(edits, change)).toMatchObject([
      { rule: 'environment.approvers', documents: [edits[0].path] },
    ]);
    expect(withoutReview(edits, reviewsOfChange(edits, change))).toMatchObject([
      { document: edits[0].path, constraint: 'approval.required' },
    ]);
  });

  it('asks for a route that becomes public, not for one that was', () => {
    const edit = put(development.service('rag'), isPublic);
    expect(rulesOf([edit])).toEqual([
      ['public-route', 'assistant', 'development'],
    ]);
    const was = new Map(tree).set(edit.path, isPublic);
    const scaled = isPublic.replace('minReplicas: 2', 'minReplicas: 3');
    expect(rulesOf([put(edit.path, scaled)], was)).toEqual([]);
  });

  it('asks for configuration, whatever else a change holds', () => {
    const edits: Edit[] = [
      put('platform/quotas/small.yaml', 'kind: QuotaProfile'),
      put('platform/sizes/small.yaml', 'kind: SizeProfile'),
      put(development.service('rag'), isPublic),
    ];
    expect(rulesOf(edits)).toEqual([
      ['configuration-change', undefined, undefined],
      ['public-route', 'assistant', 'development'],
    ]);
  });

  describe('the data that it is about', () => {
    const path = production.service('rag');
    const saying = (dataSensitivity?: WebService['spec']['dataSensitivity']) =>
      service({ ...(dataSensitivity && { dataSensitivity }) });
    const tell = (
      edits: Edit[],
      was: string | undefined,
      place = namespaceYaml('assistant', 'production'),
    ) => {
      const from = new Map([[production.namespace, place]]);
      if (was !== undefined) from.set(path, was);
      return reviewsOfChange(
        edits,
        validateChange(from, edits, new RenderMemo(defaultPlatform)),
      ).map(({ sensitivity }) => sensitivity);
    };
    const confidential = namespaceYaml('assistant', 'production', {
      dataSensitivity: 'confidential',
    });

    it('is as sensitive as the workload says, before or after', () => {
      expect(tell([put(path, saying('restricted'))], undefined)).toEqual([
        'restricted',
      ]);
      expect(
        tell([put(path, saying('internal'))], saying('restricted')),
      ).toEqual(['restricted']);
      expect(tell([{ action: 'delete', path }], saying('restricted'))).toEqual([
        'restricted',
      ]);
      expect(tell([put(path, saying())], undefined)).toEqual([undefined]);
    });

    it('is at least as sensitive as its namespace says', () => {
      expect(
        tell([put(path, saying('internal'))], saying(), confidential),
      ).toEqual(['confidential']);
      const lowered = namespaceYaml('assistant', 'production');
      expect(
        tell(
          [put(production.namespace, lowered), put(path, saying('internal'))],
          saying(),
          confidential,
        ),
      ).toEqual(['confidential']);
    });

    it('is that of the most sensitive of the documents that are reviewed together', () => {
      const edits = [
        put(path, saying('internal')),
        put(
          production.service('two'),
          serviceYaml('two', 'assistant', { dataSensitivity: 'restricted' }),
        ),
        put(production.service('three'), serviceYaml('three', 'assistant')),
      ];
      expect(tell(edits, undefined)).toEqual(['restricted']);
    });
  });

  describe('an environment', () => {
    const source = new PlatformConfiguration({
      gitopsUrl: defaultPlatform.gitops.repoUrl,
      portalUrl: defaultPlatform.observability.portalUrl,
    });
    const path = 'platform/environments/production.yaml';
    const seed = seedFiles();
    const is = seed.get(path) ?? '';
    const unguarded = is.replace(/ {2}approvers:\n( {4}.*\n)+/, '');
    const placesAsked = (edits: Edit[], from: ReadonlyMap<string, string>) =>
      reviewsOfChange(
        edits,
        validateChange(from, edits, new RenderMemo(source)),
      ).map(({ environment, rule }) => [rule, environment]);
    const asked = [['platform.configuration', 'production']];

    it('is changed by those who look at what changes it, whatever becomes of them', () => {
      expect(unguarded).not.toBe(is);
      expect(placesAsked([put(path, unguarded)], seed)).toEqual(asked);
      const other = is.replace('- security', '- search-relevance');
      expect(placesAsked([put(path, other)], seed)).toEqual(asked);
      expect(placesAsked([{ action: 'delete', path }], seed)).toEqual(asked);
      // The built-in one is guarded just as well.
      expect(placesAsked([put(path, other), ...restOf(seed)], tree)).toEqual([
        ...asked,
        ['platform.configuration', undefined],
      ]);
    });

    it('takes them also while the configuration is not valid, so that nothing shows yet', () => {
      const broken = new Map(seed).set(
        'platform/sizes/huge.yaml',
        'kind: SizeProfile\n',
      );
      expect(placesAsked([put(path, unguarded)], broken)).toEqual(asked);
    });

    it('takes nobody of its own when it stays as it is, or nobody looked at it', () => {
      const seeding = [...seed].map(([each, text]) => put(each, text));
      const platformOnly = [['platform.configuration', undefined]];
      expect(placesAsked(seeding, tree)).toEqual(platformOnly);
      const unnamed = 'platform/environments/development.yaml';
      const edit = put(
        unnamed,
        (seed.get(unnamed) ?? '').replace('title: D', 'title: The d'),
      );
      expect(placesAsked([edit], seed)).toEqual(platformOnly);
    });

    it('is what it was for what goes with its change', () => {
      const edits = [
        put(path, unguarded.replace('stage: production', 'stage: staging')),
        put(production.service('rag'), service({})),
      ];
      const all = new Map([...seed, ...tree]);
      expect(placesAsked(edits, all)).toEqual([
        ...asked,
        ['environment.production', 'production'],
      ]);
    });

    function restOf(files: ReadonlyMap<string, string>): Edit[] {
      return [...files]
        .filter(([each]) => each !== path)
        .map(([each, text]) => put(each, text));
    }
  });
});
