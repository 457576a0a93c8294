import type { Cases } from './Cases';
import { service } from './edits';
import { changeSet } from './TestPortal';
import type { TestReviewing } from './TestReviewing';

/** Cases of how a change set ends, by name; each leaves no other open. */
export function ending(reviewing: TestReviewing): Cases {
  const { audit, propose, sweep, get, atForge } = reviewing;

  return {
    async 'withdraws once, and closes the change request'() {
      const proposed = await propose(5);
      const { number } = proposed.changeRequest;
      await reviewing.one
        .as('ben-lindqvist')
        .post(`/change-sets/${proposed.id}/withdraw`, {})
        .expect(403);
      const answers = await Promise.all(
        [reviewing.one, reviewing.two].map(replica =>
          replica
            .as('ada-okafor')
            .post(`/change-sets/${proposed.id}/withdraw`, {
              reason: 'Not needed',
            }),
        ),
      );
      expect(answers.map(({ body }) => body.state)).toEqual([
        'withdrawn',
        'withdrawn',
      ]);
      expect((await atForge(number)).state).toBe('closed');
      expect(await audit(proposed.id)).toEqual([
        'change-set.draft',
        'change-set.proposed',
        'change-set.withdrawn',
      ]);
      expect(await get(proposed.id)).toMatchObject({ note: 'Not needed' });
    },

    async 'is left open by a process that was killed, and closed by the sweep'() {
      const proposed = await propose(5);
      await reviewing.portal
        .knex('change_sets')
        .where({ id: proposed.id })
        .update({ state: 'withdrawn', to_close: true });
      await sweep();
      expect((await atForge(proposed.changeRequest.number)).state).toBe(
        'closed',
      );
    },

    async 'counts what somebody merged in the same moment as committed'() {
      const proposed = await propose(5);
      const { number } = proposed.changeRequest;
      await reviewing.portal.portalForge.mergeChangeRequest(
        reviewing.portal.ref,
        number,
      );
      await reviewing.one
        .as('ada-okafor')
        .post(`/change-sets/${proposed.id}/withdraw`, {})
        .expect(409);
      expect(await get(proposed.id)).toMatchObject({
        state: 'committed',
        commit: await reviewing.portal.head(),
      });
    },

    async 'is rejected when the forge’s reviewers close it'() {
      const proposed = await propose(2);
      const { number } = proposed.changeRequest;
      await reviewing.portal.portalForge.closeChangeRequest(
        reviewing.portal.ref,
        number,
      );
      await sweep();
      expect(await get(proposed.id)).toMatchObject({ state: 'rejected' });
      await reviewing.one
        .as('ada-okafor')
        .post(`/change-sets/${proposed.id}/withdraw`, {})
        .expect(409);
    },

    async 'is superseded by a newer one of the same author that says so'() {
      const older = await propose(2);
      const unrelated = { edits: [service('other', 'assistant', 4)] };
      const elsewhere = await reviewing.one.as('ada-okafor').post(
        '/change-sets',
        changeSet(unrelated.edits, {
          mode: 'change-request',
          supersedes: [older.id],
        }),
      );
      expect(elsewhere.body.error.findings).toMatchObject([
        { path: 'supersedes', value: older.id },
      ]);
      const newer = await propose(3, { supersedes: [older.id] });
      expect(await get(older.id)).toMatchObject({
        state: 'superseded',
        supersededBy: newer.id,
      });
      await sweep();
      expect((await atForge(older.changeRequest.number)).state).toBe('closed');
      expect((await atForge(newer.changeRequest.number)).state).toBe('open');
      await reviewing.one
        .as('ada-okafor')
        .post(`/change-sets/${newer.id}/withdraw`, {})
        .expect(200);
    },

    async 'is superseded when main says it already'() {
      const proposed = await propose(4);
      await reviewing.one
        .as('ada-okafor')
        .post('/change-sets', changeSet([service('rag', 'assistant', 4)]))
        .expect(200);
      await sweep();
      expect(await get(proposed.id)).toMatchObject({
        state: 'superseded',
        note: 'Branch main says it already.',
      });
    },
  };
}
