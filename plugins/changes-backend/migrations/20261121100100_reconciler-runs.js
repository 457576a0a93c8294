/*
 * What each reconciliation did. Rounds of the poll that found nothing to do leave no row, so that the table grows with what
 * happened and not with time.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('reconciler_runs', table => {
    table.uuid('id').primary();
    table.text('trigger').notNullable();
    table.text('state').notNullable();
    table.text('intent');
    table.text('rendered');
    table.text('compiler').notNullable();
    table.integer('held').notNullable().defaultTo(0);
    table.integer('written').notNullable().defaultTo(0);
    table.text('message');
    table.timestamp('started_at', { useTz: true }).notNullable();
    table.double('duration_ms').notNullable();
    table.index(['started_at', 'id'], 'reconciler_runs_newest');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('reconciler_runs');
};
