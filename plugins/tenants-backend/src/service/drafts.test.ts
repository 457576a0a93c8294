import { TestDatabases } from '@backstage/backend-test-utils';
import { ada, chen, TestWorld } from '../__testUtils__/TestWorld';

jest.setTimeout(60_000);

describe('drafts', () => {
  let world: TestWorld;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => world.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  beforeAll(async () => {
    world = await TestWorld.start(databases, {
      drafts: { maxBytes: 2048, maxCount: 2 },
    });
  });

  const drafts = () => world.services.drafts;
  const key = 'start/internal-http-service';

  it('keeps the last write, for its user alone', async () => {
    await drafts().putDraft(key, { content: { name: 'a' } }, ada);
    await drafts().putDraft(key, { content: { name: 'ab' } }, ada);
    expect(await drafts().getDraft(key, ada)).toMatchObject({
      key,
      content: { name: 'ab' },
      revision: 2,
    });
    expect(await drafts().getDraft(key, chen)).toBeUndefined();
    await drafts().deleteDraft(key, chen);
    expect(await drafts().getDraft(key, ada)).toBeDefined();
  });

  it('refuses one too large, one too many and a key that is none', async () => {
    const content = { text: 'x'.repeat(2048) };
    await expect(drafts().putDraft(key, { content }, ada)).rejects.toThrow(
      /at most 2048/,
    );
    await expect(
      drafts().putDraft('../../x', { content: {} }, ada),
    ).rejects.toMatchObject({ name: 'InputError' });
    const results = await Promise.allSettled(
      ['b', 'c', 'd'].map(one => drafts().putDraft(one, { content: {} }, ada)),
    );
    expect(results.filter(one => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('is audited when it begins and when it ends, not at every letter', async () => {
    await drafts().deleteDraft(key, ada);
    await drafts().deleteDraft(key, ada);
    const rows = await world.knex('audit').where({ subject: key });
    expect(rows.map(row => row.action)).toEqual([
      'draft.created',
      'draft.deleted',
    ]);
  });
});
