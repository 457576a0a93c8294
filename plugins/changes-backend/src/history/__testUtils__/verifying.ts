import { randomUUID } from 'node:crypto';
import { lastVerificationSchema } from '@waymark/plugin-changes-common';
import type { Cases } from '../../__testUtils__/Cases';
import { HistoryRewrittenError } from '../errors';
import { RAG, type TestHistory } from './TestHistory';

/** What is told of a row of which one column was changed: every column that the tables have. */
const TAMPERED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  history: {
    seq: 'chain.seq',
    position: 'chain.commit',
    commit: 'chain.commit',
    committed_at: 'chain.hash',
    at: 'chain.time',
    path: 'chain.hash',
    team: 'chain.derived',
    kind: 'chain.derived',
    name: 'chain.derived',
    action: 'chain.hash',
    content: 'chain.content',
    content_hash: 'chain.content',
    actor: 'chain.hash',
    merged_by: 'chain.hash',
    door: 'chain.hash',
    change_set: 'chain.hash',
    approvals: 'chain.hash',
    reason: 'chain.hash',
    previous_hash: 'chain.link',
    hash: 'chain.hash',
  },
  history_commits: {
    position: 'chain.position',
    commit: 'chain.commit',
    previous: 'chain.previous',
    committed_at: 'chain.time',
    at: 'chain.time',
    documents: 'chain.head',
    seq: 'chain.head',
    head: 'chain.head',
  },
};

/** Another value of the same type. */
function forged(type: string, value: unknown): unknown {
  if (Array.isArray(value)) return [...value, 'somebody'];
  if (value instanceof Date) return new Date(value.getTime() - 86_400_000);
  if (type === 'uuid') return randomUUID();
  // Below, because whatever is highest is where the chain goes on.
  if (type !== 'text') return Number(value) - 1000;
  return `${value ?? ''}x`;
}

/** Cases of the chain, by name: what it gives again, and what breaks it. */
export function verifying(history: TestHistory): Cases {
  const { get, verify, line } = history;
  const columnsOf = (table: string): Promise<Record<string, string>[]> =>
    history.portal
      .knex('information_schema.columns')
      .select('column_name as column', 'data_type as type')
      .where({ table_name: table })
      .whereRaw('table_schema = current_schema()');
  const tamper = async (
    table: string,
    told: Readonly<Record<string, string>>,
  ) => {
    const { knex } = history.portal;
    const columns = await columnsOf(table);
    expect(columns.map(({ column }) => column).sort()).toEqual(
      Object.keys(told).sort(),
    );
    const [key] = Object.keys(told);
    const [row] = await knex(table).where({ commit: line.rag });
    const place = Number(row[key]);
    for (const { column, type } of columns) {
      const change: Record<string, unknown> =
        column === 'action'
          ? // The table lets nothing else through.
            { action: 'delete', content: null, content_hash: null }
          : { [column]: forged(type, row[column]) };
      const is = knex(table).where({ [key]: Number(change[key] ?? place) });
      expect(
        await knex(table)
          .where({ [key]: place })
          .update(change),
      ).toBe(1);
      const { broken } = await verify();
      await is.update(row);
      expect({ column, ...broken }).toMatchObject({
        column,
        [key]: column === key ? place + 1 : place,
        constraint: told[column],
      });
    }
    expect((await verify()).holds).toBe(true);
  };

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
      Object.entries(TAMPERED).map(([table, columns]) => [
        `names the row of ${table} of which any column was changed`,
        () => tamper(table, columns),
      ]),
    ),

    async 'names the document whose text was taken away, against Git'() {
      const row = () => history.portal.knex('history').where({ seq: 2 });
      const [{ content }] = await row();
      await row().update({ content: null });
      // One that is no text has none.
      expect((await verify()).holds).toBe(true);
      expect(await verify({ replay: true })).toMatchObject({
        holds: false,
        broken: { seq: 2, path: RAG, constraint: 'chain.git' },
      });
      await row().update({ content });
      expect((await verify({ replay: true })).holds).toBe(true);
    },

    async 'is broken against Git when main was pushed back, and goes on when it came again'() {
      const { portal } = history;
      const [head, before] = await portal.log('main');
      await portal.forcePush(before);
      const { message } = new HistoryRewrittenError(head, before);
      expect(await verify()).toMatchObject({
        holds: true,
        imported: { commit: head, behind: 1, stopped: message },
      });
      expect(await verify({ replay: true })).toMatchObject({
        holds: false,
        replayed: true,
        broken: { commit: head, constraint: 'chain.git' },
      });
      await portal.forcePush(head);
      const again = await verify({ replay: true });
      expect(again).toMatchObject({ holds: true, imported: { behind: 0 } });
      expect(again.imported).not.toHaveProperty('stopped');
    },

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
