import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Restoration } from '@waymark/plugin-changes-common';
import type { ConfigurationHistory } from '../history/types';
import { at, draft, refusing } from './__testUtils__/verbs';
import { registerHistoryActions } from './registerHistoryActions';

describe('actions on history', () => {
  const asked: unknown[] = [];
  const restoration: Restoration = {
    as: { position: 7, commit: 'c'.repeat(40), committedAt: at, at },
    base: draft.base,
    documents: [
      {
        path: 'platform/teams/a.yaml',
        change: 'changed',
        fields: [{ path: 'spec.quota.gpus', before: 2, after: { l4: 4 } }],
      },
    ],
    mode: 'change-request',
    reviews: [],
    changeSet: draft,
  };
  const history: ConfigurationHistory = {
    ...refusing,
    restore: async (...request) => {
      asked.push(request);
      return restoration;
    },
  };
  const registry = actionsRegistryServiceMock();
  registerHistoryActions(registry, { history });
  const credentials = mockCredentials.user();
  const restore = (input: object) =>
    registry.invoke({ id: 'test:restore', input: { ...input }, credentials });

  it('say which of them change something', () => {
    expect(
      [...registry.actions.values()].map(({ name, attributes }) => [
        name,
        attributes?.readOnly,
        attributes?.destructive,
        attributes?.idempotent,
      ]),
    ).toEqual([
      ['history', true, false, true],
      ['as-of', true, false, true],
      ['compare', true, false, true],
      ['restore', false, true, true],
      ['verify-history', false, false, true],
      ['verification', true, false, true],
    ]);
  });

  it('restore as HTTP restores, by the door of agents', async () => {
    const request = {
      at: '2026-05-04',
      path: 'platform/teams/a.yaml',
      idempotencyKey: 'restore-0001',
    };
    await expect(restore(request)).resolves.toEqual({ output: restoration });
    expect(asked).toEqual([
      [
        { ...request, dryRun: false },
        { credentials, door: 'agent' },
      ],
    ]);
    await expect(restore({ at: 'yesterday' })).rejects.toMatchObject({
      findings: [{ path: 'at' }],
    });
    expect(asked).toHaveLength(1);
  });
});
