import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Reviewing } from '../service/types';
import { draft, refusing } from './__testUtils__/verbs';
import { registerReviewActions } from './registerReviewActions';

describe('actions on drafts', () => {
  const id = draft.id;
  const asked: unknown[] = [];
  const reviewing: Reviewing = {
    ...refusing,
    saveDraft: async (...request) => {
      asked.push(request);
      return draft;
    },
    discardDraft: async (...request) => {
      asked.push(request);
    },
  };
  const registry = actionsRegistryServiceMock();
  registerReviewActions(registry, { reviewing });
  const credentials = mockCredentials.user();
  const caller = { credentials, door: 'agent' };

  it('call the verb that HTTP calls, and name the door', async () => {
    const content = { edits: draft.documents, reason: 'Unused' };
    await expect(
      registry.invoke({
        id: 'test:save-draft',
        input: { id, ...content },
        credentials,
      }),
    ).resolves.toMatchObject({ output: { id, revision: 3 } });
    await expect(
      registry.invoke({ id: 'test:discard-draft', input: { id }, credentials }),
    ).resolves.toEqual({ output: { id } });
    expect(asked).toEqual([
      [id, { ...content, mode: 'change-request', revision: 0 }, caller],
      [id, caller],
    ]);
  });
});
