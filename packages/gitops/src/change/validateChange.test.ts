import { defaultPlatform } from '@waymark/platform-api';
import { RenderMemo } from '../render';
import {
  namespaceYaml,
  placesOf,
  serviceYaml,
  tenantTree,
} from '../__testUtils__/documents';
import type { Edit } from '../tree/tree';
import { diffObjects, teamsTouched, validateChange } from '.';

const assistant = placesOf('assistant');
const memo = new RenderMemo(defaultPlatform);
const put = (path: string, content: string): Edit => ({
  action: 'put',
  path,
  content,
});

describe('validateChange', () => {
  it('accepts a namespace and its first service together', () => {
    const edits = [...tenantTree('assistant', ['rag'])].map(entry =>
      put(...entry),
    );
    expect(validateChange(new Map(), edits, memo)).toMatchObject({
      valid: true,
      findings: [{ constraint: 'image.bootstrap', severity: 'info' }],
    });
  });

  it('refuses the service without its namespace, and the namespace removed from under it', () => {
    const tree = tenantTree('assistant', ['rag']);
    const alone = validateChange(
      new Map(),
      [put(assistant.service('rag'), serviceYaml('rag', 'assistant'))],
      memo,
    );
    expect(alone.valid).toBe(false);
    const removed = validateChange(
      tree,
      [{ action: 'delete', path: assistant.namespace }],
      memo,
    );
    expect(removed.findings.map(({ constraint }) => constraint)).toEqual(
      expect.arrayContaining(['namespace.exists', 'namespace.in-use']),
    );
  });

  it('lets others work while a document elsewhere is broken', () => {
    const tree = tenantTree('assistant', ['rag']).set(
      placesOf('risk-models').service('scores'),
      'broken',
    );
    const edit = put(
      assistant.service('rag'),
      serviceYaml('rag', 'assistant', {
        scaling: { minReplicas: 3, maxReplicas: 4, metric: 'cpu' },
      }),
    );
    const { valid, before, after } = validateChange(tree, [edit], memo);
    expect(valid).toBe(true);
    const diffs = diffObjects(
      before.documents.get(edit.path),
      after.documents.get(edit.path),
    );
    const changed = diffs.filter(({ change }) => change !== 'unchanged');
    expect(changed.map(({ compiled }) => compiled.object.kind)).toContain(
      'HorizontalPodAutoscaler',
    );
    expect(changed.every(({ before: was, after: is }) => was !== is)).toBe(
      true,
    );
  });

  it('refuses to go over the quota, but not to come down towards it', () => {
    const big = (minReplicas: number) =>
      put(
        assistant.service('big'),
        serviceYaml('big', 'assistant', {
          runtime: { language: 'python', size: 'xlarge' },
          scaling: { minReplicas, maxReplicas: 20, metric: 'cpu' },
        }),
      );
    const tree = tenantTree('assistant', []);
    const over = validateChange(tree, [big(10)], memo);
    expect(over.valid).toBe(false);
    expect(over.findings).toContainEqual(
      expect.objectContaining({ constraint: 'quota.sum', severity: 'error' }),
    );
    const down = validateChange(over.tree, [big(8)], memo);
    expect(down.valid).toBe(true);
    const smaller = validateChange(
      validateChange(tree, [big(3)], memo).tree,
      [
        put(
          assistant.namespace,
          namespaceYaml('assistant', 'development', {
            tier: 'sandbox',
            quota: { profile: 'small' },
          }),
        ),
      ],
      memo,
    );
    expect(smaller.valid).toBe(true);
  });

  it('names the teams that are touched, and undefined for the platform', () => {
    expect(
      teamsTouched([
        { path: assistant.namespace },
        { path: assistant.service('x') },
        { path: 'platform/a/b.yaml' },
      ]),
    ).toEqual(['assistant', undefined]);
  });

  it('reports hostile paths and never puts them into the tree', () => {
    const result = validateChange(
      new Map(),
      [put('../../etc/passwd', 'x')],
      memo,
    );
    expect(result.valid).toBe(false);
    expect([...result.tree.keys()]).toEqual([]);
  });
});
