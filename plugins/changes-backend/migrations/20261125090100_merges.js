/*
 * Change requests that people merged in the forge although a rule wants an approval. Why each column:
 * - position is the order on main: of two merges of one document the newer one is taken back first;
 * - reviews are the rules that want an approval, approvals what reviewers and who merged it count for: both are as they were when
 *   the merge was first seen, so that asking again asks the same;
 * - as_proposed says that it is its change set and nothing else, so that what was approved in the portal before counts;
 * - documents hold what the merge made of each and what was accepted before; one that was changed again by an accepted way is ended;
 * - requests are those that release it, or end with it being refused.
 * merges_judged is the commit on main up to which merges were looked at, one row, so that nothing is rendered before it was.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('merges', table => {
    table.text('commit').primary();
    table.bigIncrements('position', { primaryKey: false }).unique();
    table.text('state').notNullable();
    table.text('title').notNullable();
    table.text('url').notNullable();
    table.integer('number').notNullable();
    table.text('requester');
    table.specificType('authors', 'text[]').notNullable();
    table.text('merged_by').notNullable();
    table.uuid('change_set');
    table.boolean('as_proposed').notNullable();
    table.jsonb('reviews').notNullable();
    table.jsonb('approvals').notNullable();
    table.jsonb('documents').notNullable();
    table
      .specificType('requests', 'uuid[]')
      .notNullable()
      .defaultTo(knex.raw("'{}'::uuid[]"));
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.timestamp('updated_at', { useTz: true }).notNullable();
    table.index(['state', 'position'], 'merges_in_state');
  });
  await knex.schema.createTable('merges_judged', table => {
    table.boolean('only').primary().defaultTo(true).checkIn(['true']);
    table.text('commit').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('merges_judged');
  await knex.schema.dropTable('merges');
};
