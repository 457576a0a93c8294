/*
 * That the chain of history was verified, by whom, and what came of it: the page of history tells how old that knowledge is. Each is
 * a finding of its time and none replaces another, so that the rows are only added to, as the chain is.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('history_verifications', table => {
    table.uuid('id').primary();
    table.timestamp('at', { useTz: true }).notNullable().index();
    table.text('actor').notNullable();
    table.boolean('holds').notNullable();
    table.boolean('replayed').notNullable();
    table.integer('commits').notNullable();
    table.bigInteger('seq').notNullable();
    table.text('head').notNullable();
    table.jsonb('broken');
  });
  await knex.raw(
    'revoke update, delete, truncate on history_verifications from current_user',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('history_verifications');
};
