import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { ReconcilerRun, RollOut } from '@waymark/plugin-changes-common';
import { at, draft, refusing } from './__testUtils__/verbs';
import { registerReconcilerActions } from './registerReconcilerActions';

describe('actions on delivery', () => {
  const id = 'b'.repeat(40);
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
  const run: ReconcilerRun = {
    id: draft.id,
    trigger: 'request',
    state: 'unchanged',
    compiler: '1.0.0',
    held: 0,
    written: 0,
    startedAt: at,
    duration: 'PT0.2S',
  };
  const asked: unknown[] = [];
  const registry = actionsRegistryServiceMock();
  registerReconcilerActions(registry, {
    delivering: {
      ...refusing,
      run: async caller => {
        asked.push(caller);
        return run;
      },
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
  const credentials = mockCredentials.user();
  const invoke = (action: string, input: object) =>
    registry.invoke({
      id: `test:${action}`,
      input: { ...input },
      credentials,
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
    asked.length = 0;
    await expect(invoke('run-reconciler', {})).resolves.toEqual({
      output: run,
    });
    expect(asked).toEqual([{ credentials, door: 'agent' }]);
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
      ['reconciler', false],
      ['reconciler-runs', false],
      ['run-reconciler', false],
      ['delivery', false],
      ['drift', false],
      ['roll-outs', false],
      ['stop-roll-out', true],
      ['resume-roll-out', true],
    ]);
  });
});
