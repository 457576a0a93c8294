/*
 * When a run was asked for. Its scaffolder task is older than the run, which is opened by the task's first
 * step: without this, "start to end" could be shorter than the sum of its steps.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('runs', table => {
    table.timestamp('started_at', { useTz: true });
  });
  await knex('runs').update({ started_at: knex.ref('created_at') });
  await knex.schema.alterTable('runs', table => {
    table.dropNullable('started_at');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('runs', table => {
    table.dropColumn('started_at');
  });
};
