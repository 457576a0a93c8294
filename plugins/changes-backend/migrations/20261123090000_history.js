/*
 * What was accepted intent, and when: each commit on main once, and a full snapshot of each document that it touched. Why:
 * - history_commits numbers main's line of first parents without gaps, so that one commit is imported once, whichever replica
 *   is faster; `at` never goes back, so that "as of a time" is one position of that line; seq and head say where the chain of
 *   documents is after it;
 * - history is the chain: each row holds the hash of the one before it;
 * - unique (path, position) is the B-tree that "as of" looks up; paths are compared by byte, so that a folder is a range of it;
 * - no foreign key: checking one takes the right to update, which nobody has here. Verifying the chain checks it.
 * Append-only, as the audit is: the role that runs the portal takes UPDATE, DELETE and TRUNCATE from itself.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('history_commits', table => {
    table.bigInteger('position').primary();
    table.text('commit').notNullable().unique();
    table.text('previous');
    table.timestamp('committed_at', { useTz: true }).notNullable();
    table.timestamp('at', { useTz: true }).notNullable();
    table.integer('documents').notNullable();
    table.bigInteger('seq').notNullable();
    table.text('head').notNullable();
    table.index(['at', 'position'], 'history_commits_as_of');
  });
  await knex.raw(`
    create table history (
      seq bigint primary key,
      position bigint not null,
      commit text not null,
      committed_at timestamptz not null,
      at timestamptz not null,
      path text collate "C" not null,
      team text,
      kind text,
      name text,
      action text not null check (action in ('put', 'delete')),
      content text,
      content_hash text,
      actor text not null,
      merged_by text,
      door text not null,
      change_set uuid,
      approvals text[] not null,
      reason text not null,
      previous_hash text not null,
      hash text not null,
      constraint history_as_of unique (path, position),
      constraint history_content check ((action = 'put') = (content_hash is not null))
    )`);
  await knex.raw('create index history_of_actor on history (actor, seq)');
  await knex.raw('create index history_of_team on history (team, seq)');
  for (const table of ['history', 'history_commits']) {
    await knex.raw(
      `revoke update, delete, truncate on ${table} from current_user`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('history');
  await knex.schema.dropTable('history_commits');
};
