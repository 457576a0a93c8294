import { defaultPlatform, type WebService } from '@waymark/platform-api';
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
});
