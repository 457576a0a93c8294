import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { ChangeSetPreview } from '@waymark/plugin-changes-common';
import type { Changes } from '../service/types';
import { registerActions } from './registerActions';

const preview: ChangeSetPreview = {
  valid: true,
  base: 'a'.repeat(40),
  findings: [],
  documents: [],
  approvals: [],
};
const refuse = async () => {
  throw new Error('not called');
};

describe('actions', () => {
  const asked: unknown[] = [];
  const changes: Changes = {
    preview: async request => {
      asked.push(request);
      return preview;
    },
    create: refuse,
    get: refuse,
    list: refuse,
    commits: refuse,
    dependents: refuse,
    documents: refuse,
    platform: refuse,
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

  it('refuse what HTTP refuses', async () => {
    const edits = [{ action: 'put', path: 'tenants/a/development/b.yaml' }];
    await expect(
      registry.invoke({ id: 'test:preview', input: { edits }, credentials }),
    ).rejects.toMatchObject({ findings: [{ path: 'edits[0].content' }] });
  });
});
