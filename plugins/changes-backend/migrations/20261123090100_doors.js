/*
 * By which way a change set was asked for. It is written down when it is accepted, because another process may make the
 * commit, which names it.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('change_sets', table => {
    table.text('door').notNullable().defaultTo('portal');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('change_sets', table => {
    table.dropColumn('door');
  });
};
