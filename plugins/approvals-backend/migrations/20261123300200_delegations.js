/*
 * Parts in approvals that people lend to others for a time. A row stays after its end, because decisions were made by it.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('delegations', table => {
    table.uuid('id').primary();
    table.text('from').notNullable();
    table.text('to').notNullable();
    table.text('reason').notNullable();
    table.timestamp('starts_at', { useTz: true }).notNullable();
    table.timestamp('until', { useTz: true }).notNullable();
    table.timestamp('ended_at', { useTz: true });
    table.index(['to', 'until'], 'delegations_to');
    table.index(['from', 'starts_at'], 'delegations_from');
    table.unique(['from', 'to', 'until']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('delegations');
};
