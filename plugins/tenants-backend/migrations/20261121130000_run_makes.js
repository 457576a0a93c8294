/*
 * What a run makes, as it was when it provisioned: the page of a finished run names it, and computing it again later
 * could give something else. Null for runs from before: unknown, which is not the same as nothing.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('runs', table => {
    table.jsonb('makes');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('runs', table => {
    table.dropColumn('makes');
  });
};
