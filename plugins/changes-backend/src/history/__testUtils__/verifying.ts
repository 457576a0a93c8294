import { lastVerificationSchema } from '@waymark/plugin-changes-common';
import type { Cases } from '../../__testUtils__/Cases';
import { RAG, type TestHistory } from './TestHistory';

const TAMPERED: readonly (readonly [string, unknown, string])[] = [
  ['reason', 'somebody else', 'chain.hash'],
  ['content', 'kind: Other\n', 'chain.content'],
  ['previous_hash', '1'.repeat(64), 'chain.link'],
  ['team', 'search-relevance', 'chain.derived'],
  ['at', new Date(0), 'chain.time'],
];

/** Cases of the chain, by name: what it gives again, and what breaks it. */
export function verifying(history: TestHistory): Cases {
  const { get, verify, line } = history;

  return {
    async 'gives the same chain when it is imported again, and two replicas import a commit once'() {
      const before = await history.portal.knex('history').orderBy('seq');
      const commits = await history.portal
        .knex('history_commits')
        .orderBy('position');
      await history.portal.knex('history').delete();
      await history.portal.knex('history_commits').delete();
      const other = await history.portal.replica();
      await Promise.all(
        [history.replica, other].map(each =>
          each.as('emil-sorensen').get('/history').expect(200),
        ),
      );
      expect(await history.portal.knex('history').orderBy('seq')).toEqual(
        before,
      );
      expect(
        await history.portal.knex('history_commits').orderBy('position'),
      ).toEqual(commits);
    },

    async 'verifies, also against Git, and keeps when that was'() {
      const last = async (person: string) =>
        lastVerificationSchema.parse(await get(person, '/verification'));
      expect(await last('ada-okafor')).not.toHaveProperty('verified');
      const { documents, commits, ...rest } = await verify({ replay: true });
      expect(rest).toMatchObject({ holds: true, replayed: true });
      expect(documents).toBeGreaterThanOrEqual(7);
      expect(commits).toBeGreaterThan(6);
      const { verified } = await last('ada-okafor');
      expect(verified).toMatchObject({
        ...{ holds: true, replayed: true, commits, documents },
        verifiedAt: rest.verifiedAt,
        verifiedBy: 'user:default/emil-sorensen',
      });
      const audit = await history.portal.knex('audit').where({
        action: 'history.verified',
      });
      expect(audit).toHaveLength(1);
    },

    ...Object.fromEntries(
      TAMPERED.map(([column, value, constraint]) => [
        `names the row whose ${column} was changed`,
        async () => {
          const [row] = await history.portal.knex('history').where({ seq: 2 });
          const update = (to: unknown) =>
            history.portal
              .knex('history')
              .where({ seq: 2 })
              .update({ [column]: to });
          await update(value);
          expect(await verify()).toMatchObject({
            holds: false,
            broken: { seq: 2, path: RAG, commit: line.rag, constraint },
          });
          await update(row[column]);
          expect((await verify()).holds).toBe(true);
        },
      ]),
    ),

    async 'names the place where a row or a commit is gone'() {
      const [row] = await history.portal.knex('history').where({ seq: 3 });
      await history.portal.knex('history').where({ seq: 3 }).delete();
      expect((await verify()).broken).toMatchObject({ seq: 4 });
      await history.portal.knex('history').insert(row);
      const [commit] = await history.portal
        .knex('history_commits')
        .where({ position: 2 });
      await history.portal
        .knex('history_commits')
        .where({ position: 2 })
        .delete();
      expect((await verify()).broken).toMatchObject({
        position: 3,
        constraint: 'chain.position',
      });
      await history.portal.knex('history_commits').insert(commit);
      expect((await verify()).holds).toBe(true);
    },
  };
}
