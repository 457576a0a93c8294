import { mockCredentials } from '@backstage/backend-test-utils';
import { DeniedError } from '@waymark/plugin-access-node';
import { assertMayEdit } from './assertMayEdit';

const GRANT = { path: 'grants/9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41.yaml' };
const caller = { credentials: mockCredentials.user() };

/** Allows every permission but one. */
const without = (refused: string) => {
  const asked: string[] = [];
  return {
    asked,
    authorize: async (
      _: unknown,
      { name }: { name: string },
      team?: string,
    ) => {
      asked.push(team ? `${name} ${team}` : name);
      if (name === refused) throw new DeniedError(name, team);
    },
    scope: async () => ({ all: true as const }),
  };
};

it('asks for each team whose documents are touched', async () => {
  const authorizer = without('nothing');
  const edits = ['assistant', 'risk-models'].map(team => ({
    path: `tenants/${team}/development/x.yaml`,
  }));
  await assertMayEdit(authorizer, edits, caller);
  expect(authorizer.asked).toEqual([
    'changes.change-set.create assistant',
    'changes.change-set.create risk-models',
  ]);
});

it('refuses a grant to those who may change everything else', async () => {
  const authorizer = without('approvals.grant.write');
  await expect(
    assertMayEdit(authorizer, [GRANT], caller),
  ).rejects.toMatchObject({
    permission: 'approvals.grant.write',
    whoCanGrant: 'Nobody: it is not for people. Ask for an approval instead.',
  });
});
