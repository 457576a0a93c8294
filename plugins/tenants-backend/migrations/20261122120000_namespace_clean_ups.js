/*
 * What was proposed to remove a namespace, so that the list leads to it and nothing is proposed twice. Why each column:
 * - key is the namespace as it was, the idempotency key of the change set;
 * - expires_at, of a sandbox: its end is proposed once by itself, whatever is deployed into it afterwards.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('namespace_clean_ups', table => {
    table.string('key', 255).primary();
    table.string('namespace', 63).notNullable();
    table.timestamp('expires_at', { useTz: true });
    table.string('change_set', 64).notNullable();
    table.string('proposed_by', 255).notNullable();
    table.timestamp('proposed_at', { useTz: true }).notNullable();
    table.index(['namespace', 'expires_at'], 'namespace_clean_ups_of');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('namespace_clean_ups');
};
