/*
 * Who did what: the decision log of a request, with what was said. Written in the transaction of the verb, so that there is
 * exactly one row for each. Append-only: the role that runs the portal takes UPDATE, DELETE and TRUNCATE from itself.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('audit', table => {
    table.bigIncrements('id').primary();
    table.timestamp('at', { useTz: true }).notNullable();
    table.text('actor').notNullable();
    table.text('action').notNullable();
    table.text('subject').notNullable();
    table.jsonb('detail').notNullable().defaultTo('{}');
    table.index(['subject', 'id'], 'audit_of_subject');
  });
  await knex.raw('revoke update, delete, truncate on audit from current_user');
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('audit');
};
