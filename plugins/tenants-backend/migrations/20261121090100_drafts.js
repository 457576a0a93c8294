/*
 * What a user left unfinished on a page. A row per user and key, so that a reload, or another device,
 * finds it again. It decides nothing, so it is replaced in place and has no history.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('drafts', table => {
    table.text('user_ref').notNullable();
    table.text('key').notNullable();
    table.jsonb('content').notNullable();
    table.integer('revision').notNullable().defaultTo(1);
    table.timestamp('updated_at', { useTz: true }).notNullable();
    table.primary(['user_ref', 'key']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('drafts');
};
