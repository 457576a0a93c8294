import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { ChangeSetPreview } from '@waymark/plugin-changes-common';
import type { Changes } from '../service/types';
import { at, draft, refusing } from './__testUtils__/verbs';
import { registerActions } from './registerActions';
import { registerHistoryActions } from './registerHistoryActions';
import { registerReconcilerActions } from './registerReconcilerActions';
import { registerReviewActions } from './registerReviewActions';

const preview: ChangeSetPreview = {
  valid: true,
  base: 'a'.repeat(40),
  findings: [],
  documents: [],
  approvals: [],
};

describe('actions', () => {
  const asked: unknown[] = [];
  const changes: Changes = {
    ...refusing,
    preview: async request => {
      asked.push(request);
      return preview;
    },
    list: async query => {
      asked.push(query);
      return { items: [draft], nextCursor: 'next' };
    },
    documents: async query => {
      asked.push(query);
      return { commit: draft.base, asOf: at, items: [] };
    },
  };
  const registry = actionsRegistryServiceMock();
  registerActions(registry, { changes });
  const credentials = mockCredentials.user();

  it('are the main verbs, and say what they do', () => {
    expect(
      [...registry.actions.values()].map(({ name, attributes }) => [
        name,
        attributes,
      ]),
    ).toEqual([
      ['preview', { readOnly: true, destructive: false, idempotent: true }],
      ['create', { readOnly: false, destructive: true, idempotent: true }],
      ['get', { readOnly: true, destructive: false, idempotent: true }],
      ['list', { readOnly: true, destructive: false, idempotent: true }],
      ['documents', { readOnly: true, destructive: false, idempotent: true }],
      ['dependents', { readOnly: true, destructive: false, idempotent: true }],
      ['findings', { readOnly: true, destructive: false, idempotent: true }],
    ]);
  });

  it('call the verb that HTTP calls', async () => {
    const edits = [
      { action: 'delete' as const, path: 'tenants/a/development/b.yaml' },
    ];
    await expect(
      registry.invoke({ id: 'test:preview', input: { edits }, credentials }),
    ).resolves.toEqual({ output: preview });
    expect(asked).toEqual([{ edits }]);
  });

  it('ask and answer in the shapes of HTTP', async () => {
    asked.length = 0;
    await expect(
      registry.invoke({ id: 'test:list', input: { limit: 5 }, credentials }),
    ).resolves.toEqual({ output: { items: [draft], nextCursor: 'next' } });
    await registry.invoke({
      id: 'test:documents',
      input: { path: 'tenants/a/' },
      credentials,
    });
    expect(asked).toEqual([
      { grants: 'shown', limit: 5 },
      { path: 'tenants/a/', limit: 100 },
    ]);
  });

  it('refuse what HTTP refuses', async () => {
    const edits = [{ action: 'put', path: 'tenants/a/development/b.yaml' }];
    await expect(
      registry.invoke({ id: 'test:preview', input: { edits }, credentials }),
    ).rejects.toMatchObject({ findings: [{ path: 'edits[0].content' }] });
    await expect(
      registry.invoke({ id: 'test:list', input: { limit: 500 }, credentials }),
    ).rejects.toMatchObject({ findings: [{ path: 'limit' }] });
    await expect(
      registry.invoke({ id: 'test:list', input: { tem: 'a' }, credentials }),
    ).rejects.toThrow(/tem/);
  });

  it('tell an agent what HTTP tells', async () => {
    const { actions } = await registry.list();
    const { input, output } =
      actions.find(({ name }) => name === 'create')?.schema ?? {};
    expect(input).toMatchObject({
      required: ['edits', 'reason', 'mode', 'idempotencyKey'],
      additionalProperties: false,
      properties: {
        mode: {
          enum: ['commit', 'change-request'],
          description: expect.stringContaining('refused where a rule'),
        },
      },
    });
    expect(output).toMatchObject({ properties: { revision: {} } });
  });
});

it('offers every verb once, each as an object with its fields', async () => {
  const registry = actionsRegistryServiceMock();
  registerActions(registry, { changes: refusing });
  registerHistoryActions(registry, { history: refusing });
  registerReviewActions(registry, { reviewing: refusing });
  registerReconcilerActions(registry, { delivering: refusing });
  const { actions } = await registry.list();
  expect(actions).toHaveLength(26);
  for (const { schema } of actions) {
    expect(schema.input).toMatchObject({ additionalProperties: false });
    expect(Object.keys(schema.output.properties ?? {})).not.toEqual([]);
  }
});
