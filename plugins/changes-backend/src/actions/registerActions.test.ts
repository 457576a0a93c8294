import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { ChangeSetPreview, RollOut } from '@waymark/plugin-changes-common';
import type { Changes } from '../service/types';
import { registerActions } from './registerActions';
import { registerRollOutActions } from './registerRollOutActions';

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
    findings: refuse,
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

describe('actions on large changes', () => {
  const id = 'b'.repeat(40);
  const at = '2026-05-04T12:00:03.000Z';
  const rollOut: RollOut = {
    id,
    reason: 'More memory for everyone',
    state: 'stopped',
    startedAt: at,
    lastAt: at,
    batches: { done: 1, of: 2 },
    documents: { done: 50, of: 60 },
    environments: [{ name: 'development', done: 50, of: 60 }],
    steps: [],
  };
  const asked: unknown[] = [];
  const registry = actionsRegistryServiceMock();
  registerRollOutActions(registry, {
    delivering: {
      rollOuts: async query => {
        asked.push(query);
        return { asOf: at, items: [rollOut] };
      },
      decideRollOut: async (...request) => {
        asked.push(request.slice(0, 3));
        return rollOut;
      },
    },
  });
  const invoke = (action: string, input: object) =>
    registry.invoke({
      id: `test:${action}`,
      input,
      credentials: mockCredentials.user(),
    });
  const request = { reason: 'Errors doubled', idempotencyKey: 'incident-2041' };

  it('call the verb that HTTP calls', async () => {
    const told = await invoke('roll-outs', {});
    expect(told).toEqual({ output: { asOf: at, items: [rollOut] } });
    for (const verb of ['stop', 'resume']) {
      await expect(
        invoke(`${verb}-roll-out`, { id, ...request }),
      ).resolves.toEqual({ output: rollOut });
    }
    expect(asked).toEqual([
      { limit: 25 },
      [id, 'stop', request],
      [id, 'resume', request],
    ]);
  });

  it('refuse what HTTP refuses, and say what they do', async () => {
    await expect(
      invoke('stop-roll-out', { id, ...request, reason: '' }),
    ).rejects.toMatchObject({ findings: [{ path: 'reason' }] });
    expect(
      [...registry.actions.values()].map(({ name, attributes }) => [
        name,
        attributes?.destructive,
      ]),
    ).toEqual([
      ['roll-outs', false],
      ['stop-roll-out', true],
      ['resume-roll-out', true],
    ]);
  });
});
