/*
 * When what a commit wants of a folder was healthy, or gone, first. A cluster tells only how long it has been so, which a restart or a
 * repair later rewrites. Why each constraint:
 * - one row for each commit and folder, written once, whatever replica sees it first;
 * - no time where nobody saw it in time: then it stays unknown, and no later moment stands in for it.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('first_healthy', table => {
    table.text('cluster').notNullable();
    table.text('path').notNullable();
    table.text('commit').notNullable();
    table.timestamp('at', { useTz: true });
    table.primary(['cluster', 'path', 'commit']);
    table.index(['commit']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('first_healthy');
};
