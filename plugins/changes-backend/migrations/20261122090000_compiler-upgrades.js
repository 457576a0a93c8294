/*
 * Upgrades of the compiler that would change what nobody asked to change. Why each constraint:
 * - the id names branch rendered, compiler, platform and result together, so that a release is of exactly what was looked at;
 * - one row for each id, whatever replica sees it first, and its release is written once by compare-and-set.
 * The diff is kept as it was looked at: once rendered, nothing else tells it.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('compiler_upgrades', table => {
    table.text('id').primary();
    table.text('intent').notNullable();
    table.text('rendered').notNullable();
    table.jsonb('from').notNullable();
    table.jsonb('to').notNullable();
    table.jsonb('diff').notNullable();
    table.timestamp('held_at', { useTz: true }).notNullable();
    table.timestamp('released_at', { useTz: true });
    table.text('released_by');
    table.text('reason');
  });
  await knex.raw(
    `alter table compiler_upgrades add constraint compiler_upgrades_release
     check ((released_at is null) = (released_by is null))`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('compiler_upgrades');
};
